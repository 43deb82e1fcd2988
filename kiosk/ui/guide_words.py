"""What the guide says of its own: how to begin, where one is, what the keys do."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def how_with_keys() -> str:
    """How four keys work a screen."""
    #: Guide: said when the keypad or a headset is first used
    return translate(
        "Guide",
        "Máy đọc màn hình đã bật. Bấm phím tiếp hoặc phím lùi để nghe từng mục. Bấm phím chọn để chọn mục vừa nghe. "
        "Bấm phím nghe lại để nghe lại hoặc tạm dừng, giữ lâu để gọi nhân viên.",
    )


def how_with_corners() -> str:
    """How four quarters of the screen work it."""
    #: Guide: said when the four corners of the screen become keys
    return translate(
        "Guide",
        "Máy đọc màn hình đã bật. Bốn góc màn hình là bốn phím. Góc trên bên trái: lùi. Góc trên bên phải: tiếp. "
        "Góc dưới bên phải: chọn. Góc dưới bên trái: nghe lại hoặc tạm dừng, giữ lâu để gọi nhân viên.",
    )


def corners_off() -> str:
    """The screen is touched as before."""
    #: Guide: said when the four corners are keys no longer
    return translate("Guide", "Đã tắt bốn góc. Chạm vào màn hình như thường.")


def screen_dark() -> str:
    """Nobody can look over a shoulder."""
    #: Guide: said when the screen went dark for privacy
    return translate("Guide", "Đã tắt hình. Máy vẫn đọc. Chạm vào màn hình để mở lại.")


def screen_seen() -> str:
    """The screen is to be seen again."""
    #: Guide: said when the screen can be seen again
    return translate("Guide", "Đã mở hình.")


def farewell() -> str:
    """The visit is over."""
    #: Guide: said when the visit has ended and the attract screen is back
    return translate("Guide", "Đã xong. Máy đã xóa thông tin.")


def choices_here(count: int) -> str:
    """How many things can be chosen."""
    #: Guide: how many things can be chosen on this screen; the keys go through them
    return translate("Guide", "Có {count} mục để chọn.").format(count=count)


def place_of(place: int, count: int) -> str:
    """Which of how many."""
    #: Guide: role and place of what the keys are at: a button, {place} of {count}
    return translate("Guide", "Nút {place} trên {count}").format(place=place, count=count)


def nothing_chosen() -> str:
    """The choose key with nothing to choose."""
    #: Guide: the choose key was pressed before anything was gone to
    return translate("Guide", "Chưa ở mục nào. Bấm tiếp để nghe mục đầu.")


def private_here(*, headset: bool) -> str:
    """Something was left out."""
    if headset:
        #: Guide: what is personal was left out, and how to hear it
        return translate("Guide", "Thông tin riêng chỉ hiện trên màn hình. Cắm tai nghe để nghe.")
    #: Guide: what is personal was left out
    return translate("Guide", "Thông tin riêng chỉ hiện trên màn hình.")


def volume_now(step: int, steps: int) -> str:
    """The step of the volume."""
    #: Guide: the volume, {step} of {steps}
    return translate("Guide", "Âm lượng {step} trên {steps}").format(step=step, steps=steps)
