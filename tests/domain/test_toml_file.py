"""Reading TOML strictly."""

from pathlib import Path

import pytest

from kiosk.domain.fields import FieldError
from kiosk.domain.toml_file import ConfigError, TomlFile, toml_values


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "some.toml"
    path.write_text(text, "utf-8")
    return path


def test_every_form_comes_out_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "key").write_text("s3cret\n", "utf-8")
    monkeypatch.setenv("A_SECRET", "from outside")
    file = TomlFile(
        write(
            tmp_path,
            '[one] # here\n# a remark\nname = "x"\nkind = "b"\nratio = 1.5\ncount = 3\non = true\n'
            'place = "sub/f"\nkey_file = "key"\n',
        )
    )
    with file.section("one") as part:
        assert part.given
        assert part.text("name") == "x"
        assert part.text("kind", choices=("a", "b")) == "b"
        assert part.text("absent", "") == ""
        assert part.number("ratio", 0, least=0, most=2) == 1.5
        assert part.whole("count", 0, least=0, most=5) == 3
        assert part.flag("on", default=False) is True
        assert part.file("place") == tmp_path / "sub/f"
        assert part.file("no_place") is None
        assert part.secret("key", "A_SECRET", wanted=True) == "s3cret"
        assert part.secret("other", "A_SECRET", wanted=True) == "from outside"
        assert part.secret("third", "NO_SUCH_VARIABLE", wanted=False) is None
    with file.section("two") as part:
        assert not part.given
    file.done()


def test_every_fault_is_told_with_its_line_and_without_its_value(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "\n".join(
            [
                "strange = 1",
                "[one]",
                "name = 3",
                'kind = "secret-value"',
                "ratio = 9",
                "count = 1.5",
                'on = "yes"',
                'key_file = "absent"',
                "more = 1",
                "[surplus]",
                "x = 1",
            ]
        ),
    )
    file = TomlFile(path)
    with file.section("one") as part:
        part.text("name")
        part.text("kind", choices=("a", "b"))
        part.number("ratio", 1, least=0, most=2)
        part.whole("count", 1, least=0, most=2)
        part.flag("on", default=False)
        part.secret("key", "NO_SUCH_VARIABLE", wanted=True)
        part.secret("other", "NO_SUCH_VARIABLE", wanted=True)
        part.fault("count", "something else")
    with pytest.raises(ConfigError) as caught:
        file.done()
    told = str(caught.value)
    assert [(fault.line, fault.key) for fault in caught.value.faults] == [
        (1, "strange"),
        (2, "one.other_file"),
        (3, "one.name"),
        (4, "one.kind"),
        (5, "one.ratio"),
        (6, "one.count"),
        (6, "one.count"),
        (7, "one.on"),
        (8, "one.key_file"),
        (9, "one.more"),
        (10, "surplus"),
    ]
    assert "line 4: one.kind: one of a, b is wanted" in told
    assert "secret-value" not in told


def test_a_section_that_is_a_value_is_a_fault(tmp_path: Path) -> None:
    file = TomlFile(write(tmp_path, "one = 1\n"))
    with file.section("one"):
        pass
    with pytest.raises(ConfigError, match=r"line 1: one: a section \[one\]"):
        file.done()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff", "line 1: file: UTF-8"),
        (b"a = 1\nb = '\xff'\n", "line 2: file: UTF-8"),
        (b"a = \n", "line 1: file: not TOML"),
        (b"a = 1\nb", "line 2: file: not TOML"),
    ],
)
def test_a_file_that_is_not_toml_is_one_fault(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "some.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=told):
        TomlFile(path)


def test_a_file_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        TomlFile(tmp_path / "absent.toml")


def test_what_is_missing_is_missing_from_its_section_or_from_the_end(tmp_path: Path) -> None:
    file = TomlFile(write(tmp_path, "[one]\n# no name here\n\n"))
    for name in ("one", "two"):
        with file.section(name) as part:
            part.text("name")
    with pytest.raises(ConfigError) as caught:
        file.done()
    assert [(fault.line, fault.key) for fault in caught.value.faults] == [(1, "one.name"), (3, "two.name")]


def test_a_file_as_windows_writes_it_has_the_same_values_and_lines(tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    path.write_bytes("\ufeff[one]\r\n# BỆNH\u2028VIỆN\r\nname = 'x'\r\ncount = 9\r\n".encode())
    file = TomlFile(path)
    with file.section("one") as part:
        assert part.text("name") == "x"
        part.whole("count", 0, least=0, most=5)
    with pytest.raises(ConfigError, match=r"line 4: one\.count"):
        file.done()


def test_named_sections_come_in_the_order_of_the_file_with_their_own_lines(tmp_path: Path) -> None:
    file = TomlFile(
        write(
            tmp_path, '[step.b]\nlist = ["x", "y"]\nmap = { a = 1 }\n[step.a]\nlist = ["z"]\nmap = 3\nbad = ["z", 1]\n'
        )
    )
    second, first = file.tables("step")
    assert (second.name, first.name) == ("step.b", "step.a")
    with second as part:
        assert part.texts("list", choices=("x", "y")) == ("x", "y")
        assert part.table("map") == {"a": 1}
        assert part.texts("absent") == ()
        assert part.table("absent") == {}
    with first as part:
        assert part.texts("list", choices=("x", "y")) == ()
        assert part.texts("bad") == ()
        assert part.table("map") == {}
    with pytest.raises(ConfigError) as fault:
        file.done()
    assert [str(each) for each in fault.value.faults] == [
        "line 5: step.a.list: a list of x, y is wanted",
        "line 6: step.a.map: a table { key = value } is wanted",
        "line 7: step.a.bad: a list of texts is wanted",
    ]


@pytest.mark.parametrize("text", ["step = 1\n", "[step]\nx = 1\n"])
def test_what_is_no_named_section_is_a_fault(tmp_path: Path, text: str) -> None:
    file = TomlFile(write(tmp_path, text))
    assert file.tables("step") == ()
    with pytest.raises(ConfigError, match=r"step.*\[step\.NAME\]"):
        file.done()


def test_values_of_a_text_name_what_it_is_and_the_line_and_quote_nothing() -> None:
    assert toml_values(b'[[staff]]\nname = "an"\n', "staff") == {"staff": [{"name": "an"}]}
    for data, said in (
        (b'name = "an"\nscrypt$secret', "staff: line 2: TOML is wanted"),
        (b'name = """an', "staff: at its end: TOML is wanted"),
        (b'name = "\xe1n"', "staff: UTF-8 is wanted"),
    ):
        with pytest.raises(FieldError) as caught:
            toml_values(data, "staff")
        assert str(caught.value) == said
