"""Invented holders."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Person:
    """One holder as the card writes them. Dates are `dd/mm/yyyy` texts; `printed` is the name in plain capitals."""

    number: str
    name: str
    printed: str
    born: str
    sex: str
    issued: str
    expires: str
    ethnicity: str = "Kinh"
    religion: str = "Không"
    origin: str = "Phường Mẫu, Quận Thử, Hà Nội"
    residence: str = "Số 1 Đường Mẫu, Phường Thử, Quận Thử, Hà Nội"
    marks: str = "Nốt ruồi C: 1cm trên sau mép phải"
    father: str = "Nguyễn Văn Cha"
    mother: str = "Trần Thị Mẹ"
    spouse: str | None = None
    old_number: str | None = "012345678"
    serial: str = "0123456789ABCDEF"
    mrz_expires: str | None = None
    mrz_born: str | None = None

    @property
    def access_number(self) -> str:
        """The last six digits."""
        return self.number[6:]

    def mrz(self) -> tuple[str, str, str]:
        """The three lines."""
        nine = self.number[3:]
        one = "IDVNM" + nine + digit(nine) + self.number + "<<" + digit(self.number)
        born = self.mrz_born or _six(self.born)
        ends = self.mrz_expires or _six(self.expires)
        two = born + digit(born) + ("M" if self.sex == "Nam" else "F") + ends + digit(ends) + "VNM" + "<" * 11
        two += digit(one[5:] + two[0:7] + two[8:15] + two[18:29])
        surname, *given = self.printed.split()
        three = (surname + "<<" + "<".join(given) + "<" * 30)[:30]
        return one, two, three

    def mrz_secret(self) -> bytes:
        """What the lines yield as a key."""
        one, two, _ = self.mrz()
        return (one[5:15] + two[0:7] + two[8:15]).encode()

    def qr(self) -> str:
        """The text of the printed code."""
        plain = [day.replace("/", "") for day in (self.born, self.issued)]
        return "|".join((self.number, self.old_number or "", self.name, plain[0], self.sex, self.residence, plain[1]))


def digit(text: str) -> str:
    """7-3-1."""
    total = 0
    for place, letter in enumerate(text):
        value = 0 if letter == "<" else int(letter, 36)
        total += value * [7, 3, 1][place % 3]
    return str(total % 10)


def _six(day: str) -> str:
    dd, mm, yyyy = day.split("/")
    return yyyy[2:] + mm + dd


MAU = Person("001190000001", "Nguyễn Thị Mẫu", "NGUYEN THI MAU", "15/01/1990", "Nữ", "20/05/2021", "15/01/2030")
OLD = Person(
    "001058000002",
    "Trần Văn Mẫu",
    "TRAN VAN MAU",
    "01/02/1958",
    "Nam",
    "10/03/2022",
    "Không thời hạn",
    mrz_expires="991231",
)
NEW = replace(MAU, issued="20/08/2024", expires="15/01/2030")
YOUNG = Person(
    "001218000003",
    "Lê Bé Mẫu",
    "LE BE MAU",
    "05/06/2018",
    "Nam",
    "12/09/2024",
    "05/06/2032",
    old_number=None,
)
GONE = Person("001195000004", "Phạm Thị Đã Qua", "PHAM THI DA QUA", "03/04/1995", "Nữ", "11/05/2018", "03/04/2020")
