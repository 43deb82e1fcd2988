<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi_VN">
<context>
    <name>AskingCopy</name>
    <message>
        <source>Đang lấy lại phiếu</source>
        <extracomment>AskingCopy: the copy is asked for</extracomment>
        <translation>Getting your ticket again</translation>
    </message>
    <message>
        <source>Xin chờ một chút.</source>
        <extracomment>AskingCopy: what is done meanwhile</extracomment>
        <translation>One moment, please.</translation>
    </message>
</context>
<context>
    <name>AskingDeposit</name>
    <message>
        <source>Đang lập phiếu tạm ứng</source>
        <extracomment>AskingDeposit: a deposit is being made a bill</extracomment>
        <translation>Preparing the deposit</translation>
    </message>
    <message>
        <source>Xin chờ một chút.</source>
        <extracomment>AskingDeposit: what is done meanwhile</extracomment>
        <translation>One moment, please.</translation>
    </message>
</context>
<context>
    <name>AtDesk</name>
    <message>
        <source>Mã tra cứu cho nhân viên</source>
        <extracomment>AtDesk: label of what finds the case at the desk; the slip calls it the same</extracomment>
        <translation>Reference for the staff</translation>
    </message>
    <message>
        <source>Xong</source>
        <extracomment>AtDesk: the visit to the terminal is over</extracomment>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>Attended</name>
    <message>
        <source>Nhân viên đang kiểm tra máy</source>
        <extracomment>Attended: staff are working at the terminal</extracomment>
        <translation>Staff are checking
this machine</translation>
    </message>
    <message>
        <source>Mời dùng máy bên cạnh hoặc đến quầy tiếp đón.</source>
        <extracomment>Attended: what to do instead</extracomment>
        <translation>Please use the next machine or go to the reception desk.</translation>
    </message>
</context>
<context>
    <name>Bill</name>
    <message>
        <source>Tạm ứng viện phí</source>
        <extracomment>A bill: money paid ahead</extracomment>
        <translation>Hospital deposit</translation>
    </message>
    <message>
        <source>{first} và {count} khoản khác</source>
        <extracomment>A bill: its first line, and how many lines more</extracomment>
        <translation>{first} and {count} more</translation>
    </message>
    <message>
        <source>Số tiền vừa thay đổi. Chưa bị trừ tiền. Xem lại rồi hãy trả.</source>
        <extracomment>Bills: the bill changed before it was paid; nothing was charged</extracomment>
        <translation>The amount has changed. Nothing was charged. Check it, then pay.</translation>
    </message>
    <message>
        <source>Khoản vừa chọn đã được trả rồi. Không phải trả lần nữa.</source>
        <extracomment>Bills: the bill was paid already, here or at the cashier</extracomment>
        <translation>That bill is paid already. It need not be paid again.</translation>
    </message>
    <message>
        <source>Lần trước đã trả đủ tiền. Lấy biên lai ở khe bên dưới.</source>
        <extracomment>Bills: the receipt of an earlier payment, whose paper had not come out, came out now</extracomment>
        <translation>You paid in full earlier. Take your receipt from the slot below.</translation>
    </message>
    <message>
        <source>Lần trước đã trả đủ tiền. Nếu không thấy biên lai ở khe: quầy thu in lại.</source>
        <extracomment>Bills: nobody knows whether the receipt of an earlier payment came out now</extracomment>
        <translation>You paid in full earlier. If no receipt is in the slot, the cashier prints it again.</translation>
    </message>
    <message>
        <source>Lần trước đã trả đủ tiền. Máy không in được biên lai; quầy thu in lại.</source>
        <extracomment>Bills: the receipt of an earlier payment could not be printed</extracomment>
        <translation>You paid in full earlier. The receipt could not be printed; the cashier prints it again.</translation>
    </message>
    <message>
        <source>Tạm ứng còn lại: {amount}</source>
        <extracomment>Bills: money the patient paid ahead and has not used</extracomment>
        <translation>Deposit left: {amount}</translation>
    </message>
    <message>
        <source>Đã trừ tạm ứng {deducted}</source>
        <extracomment>A bill: what was paid ahead and is taken off already</extracomment>
        <translation>Deposit used: {deducted}</translation>
    </message>
</context>
<context>
    <name>CallingHelp</name>
    <message>
        <source>Đang gọi nhân viên</source>
        <extracomment>CallingHelp: somebody is being called</extracomment>
        <translation>Calling staff</translation>
    </message>
    <message>
        <source>Xin đứng tại máy.</source>
        <extracomment>CallingHelp: what to do meanwhile</extracomment>
        <translation>Please stay here.</translation>
    </message>
</context>
<context>
    <name>CameraPanel</name>
    <message>
        <source>Hình từ camera</source>
        <extracomment>The live picture of the camera, read aloud</extracomment>
        <translation>Picture from the camera</translation>
    </message>
    <message>
        <source>Giữ yên, lại gần hơn</source>
        <extracomment>The camera sees a code that it cannot read yet</extracomment>
        <translation>Hold still, come closer</translation>
    </message>
    <message>
        <source>Đưa mã QR vào camera</source>
        <extracomment>Beside the picture of a card under the camera</extracomment>
        <translation>Show its QR code here</translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>Đặt thẻ lên đầu đọc</source>
        <extracomment>Welcome: beside the picture of a card on the reader</extracomment>
        <translation>Place it on the reader</translation>
    </message>
</context>
<context>
    <name>CheckIn</name>
    <message>
        <source>Lịch hẹn hôm nay</source>
        <extracomment>CheckIn: the appointments of today</extracomment>
        <translation>Your appointment today</translation>
    </message>
    <message>
        <source>Đến sớm hay muộn vẫn lấy số được.</source>
        <extracomment>CheckIn: what coming early or late means</extracomment>
        <translation>Early or late, you can take a number.</translation>
    </message>
    <message>
        <source>Tôi đã đến, lấy số</source>
        <extracomment>CheckIn: the patient is here; take the number</extracomment>
        <translation>I am here, take my number</translation>
    </message>
    <message>
        <source>Làm trước khi khám: {tests}</source>
        <extracomment>CheckIn: tests to be done before the doctor</extracomment>
        <translation>Before the doctor: {tests}</translation>
    </message>
</context>
<context>
    <name>CheckingCoverage</name>
    <message>
        <source>Đang hỏi bảo hiểm y tế</source>
        <extracomment>CheckingCoverage: the insurer is asked about the card</extracomment>
        <translation>Asking health insurance</translation>
    </message>
    <message>
        <source>Máy đang hỏi cơ quan bảo hiểm, có khi mất vài giây.</source>
        <extracomment>CheckingCoverage: what is done meanwhile</extracomment>
        <translation>The insurer is being asked. This can take a few seconds.</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Xem thêm (%1/%2)</source>
        <extracomment>Turns to the other choices; %1 is the page shown, %2 how many there are</extracomment>
        <translation>Show more (%1/%2)</translation>
    </message>
</context>
<context>
    <name>ChooseArea</name>
    <message>
        <source>Muốn đến đâu?</source>
        <extracomment>ChooseArea: where to</extracomment>
        <translation>Where do you want to go?</translation>
    </message>
</context>
<context>
    <name>ChooseBill</name>
    <message>
        <source>Chọn khoản muốn trả</source>
        <extracomment>ChooseBill: which of the bills to pay</extracomment>
        <translation>Choose a bill to pay</translation>
    </message>
    <message>
        <source>Nộp tạm ứng</source>
        <extracomment>ChooseBill: pay ahead</extracomment>
        <translation>Pay a deposit</translation>
    </message>
</context>
<context>
    <name>ChooseClaim</name>
    <message>
        <source>Lý do ưu tiên</source>
        <extracomment>ChooseClaim: a reason to go first</extracomment>
        <translation>Reason for priority</translation>
    </message>
    <message>
        <source>Nhân viên sẽ kiểm tra giấy tờ. Trẻ nhỏ, người cao tuổi máy tự biết.</source>
        <extracomment>ChooseClaim: staff look at papers; children and elders need not say anything</extracomment>
        <translation>Staff will check your papers. Small children and elders need no reason.</translation>
    </message>
</context>
<context>
    <name>ChooseClinic</name>
    <message>
        <source>Chọn phòng khám để lấy số</source>
        <extracomment>ChooseClinic: which clinic of the group; touching it takes a number</extracomment>
        <translation>Choose a clinic</translation>
    </message>
</context>
<context>
    <name>ChooseDeposit</name>
    <message>
        <source>Nộp tạm ứng bao nhiêu?</source>
        <extracomment>ChooseDeposit: how much to pay ahead</extracomment>
        <translation>How much to deposit?</translation>
    </message>
    <message>
        <source>Tiền tạm ứng được trừ vào các khoản sau.</source>
        <extracomment>ChooseDeposit: what becomes of it</extracomment>
        <translation>A deposit is taken off later bills.</translation>
    </message>
</context>
<context>
    <name>ChooseForSlip</name>
    <message>
        <source>Dùng phiếu này để làm gì?</source>
        <extracomment>ChooseForSlip: a slip of this hospital was shown to the camera</extracomment>
        <translation>What would you like to do?</translation>
    </message>
</context>
<context>
    <name>ChooseGroup</name>
    <message>
        <source>Khám khoa nào?</source>
        <extracomment>ChooseGroup: which kind of clinic</extracomment>
        <translation>Which department?</translation>
    </message>
    <message>
        <source>Chưa rõ thì bấm “Gọi hỗ trợ”.</source>
        <extracomment>ChooseGroup: for somebody who does not know</extracomment>
        <translation>Not sure? Touch “Call help”.</translation>
    </message>
</context>
<context>
    <name>ChoosePaper</name>
    <message>
        <source>Đang mang giấy nào?</source>
        <extracomment>ChoosePaper: which paper the patient carries</extracomment>
        <translation>Which paper do you have?</translation>
    </message>
    <message>
        <source>Nhân viên sẽ kiểm tra giấy trước khi khám.</source>
        <extracomment>ChoosePaper: the desk looks at it</extracomment>
        <translation>Staff will check it before the examination.</translation>
    </message>
</context>
<context>
    <name>ChoosePayer</name>
    <message>
        <source>Thẻ bảo hiểm y tế</source>
        <extracomment>ChoosePayer: label of the masked insurance card</extracomment>
        <translation>Insurance card</translation>
    </message>
    <message>
        <source>Dùng được đến</source>
        <extracomment>ChoosePayer: label of the last day of the insurance card</extracomment>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Chọn cách khám</source>
        <extracomment>ChoosePayer: who pays for the examination</extracomment>
        <translation>How will you pay?</translation>
    </message>
    <message>
        <source>Nơi đăng ký ban đầu: %1</source>
        <extracomment>ChoosePayer: %1 is the hospital or health station the card is registered with</extracomment>
        <translation>Registered with: %1</translation>
    </message>
    <message>
        <source>Đủ 5 năm liên tục từ %1</source>
        <extracomment>ChoosePayer: %1 is the day from which five insured years without a gap are full</extracomment>
        <translation>Five continuous years from %1</translation>
    </message>
    <message>
        <source>Khám bảo hiểm y tế</source>
        <extracomment>ChoosePayer: examination paid by health insurance</extracomment>
        <translation>Use health insurance</translation>
    </message>
    <message>
        <source>Nhập mã thẻ bảo hiểm</source>
        <extracomment>ChoosePayer: another card&apos;s number may be found</extracomment>
        <translation>Type the insurance code</translation>
    </message>
    <message>
        <source>Khám tự trả tiền</source>
        <extracomment>ChoosePayer: examination paid by the patient</extracomment>
        <translation>Pay without insurance</translation>
    </message>
    <message>
        <source>Hỏi quầy bảo hiểm</source>
        <extracomment>ChoosePayer: ask the insurance desk</extracomment>
        <translation>Ask the insurance desk</translation>
    </message>
</context>
<context>
    <name>ChooseRelation</name>
    <message>
        <source>Đăng ký cho ai?</source>
        <extracomment>ChooseRelation: whom the helper brings</extracomment>
        <translation>Who are you registering?</translation>
    </message>
    <message>
        <source>Tiếp theo: họ tên, ngày sinh của người bệnh.</source>
        <extracomment>ChooseRelation: what comes next</extracomment>
        <translation>Next: the patient’s name and birth date.</translation>
    </message>
</context>
<context>
    <name>ChooseRoom</name>
    <message>
        <source>Muốn đến phòng nào?</source>
        <extracomment>ChooseRoom: where to, which room</extracomment>
        <translation>Which room?</translation>
    </message>
</context>
<context>
    <name>ChooseSection</name>
    <message>
        <source>Tìm theo chữ cái</source>
        <extracomment>ChooseSection, ReadSection: find a line by its first letters</extracomment>
        <translation>Find by letters</translation>
    </message>
</context>
<context>
    <name>ChooseService</name>
    <message>
        <source>Hôm nay cần làm gì?</source>
        <extracomment>ChooseService: what the visitor came for</extracomment>
        <translation>What do you need today?</translation>
    </message>
</context>
<context>
    <name>ChooseSex</name>
    <message>
        <source>Người bệnh là nam hay nữ?</source>
        <extracomment>ChooseSex: is the patient a man or a woman</extracomment>
        <translation>Is the patient male or female?</translation>
    </message>
</context>
<context>
    <name>Claim</name>
    <message>
        <source>Đang mang thai</source>
        <extracomment>A reason to go first</extracomment>
        <translation>Pregnant</translation>
    </message>
    <message>
        <source>Khuyết tật nặng</source>
        <extracomment>A reason to go first</extracomment>
        <translation>Severe disability</translation>
    </message>
    <message>
        <source>Người có công</source>
        <extracomment>A reason to go first: served the country</extracomment>
        <translation>Person of merit</translation>
    </message>
    <message>
        <source>Không có</source>
        <extracomment>No reason to go first</extracomment>
        <translation>None</translation>
    </message>
</context>
<context>
    <name>Clinic</name>
    <message>
        <source>Giá BHYT {price}</source>
        <extracomment>The insurer&apos;s price of an examination</extracomment>
        <translation>Insured price {price}</translation>
    </message>
    <message>
        <source>{price}, giá BHYT {insured}</source>
        <extracomment>The hospital&apos;s price of an examination, and the insurer&apos;s</extracomment>
        <translation>{price}, insured {insured}</translation>
    </message>
    <message>
        <source>{count} phòng khám</source>
        <extracomment>How many clinics a group has</extracomment>
        <translation>Clinics: {count}</translation>
    </message>
    <message>
        <source>Hôm nay đã hết số</source>
        <extracomment>A clinic gives no more numbers today</extracomment>
        <translation>No numbers left today</translation>
    </message>
    <message>
        <source>Hiện không mở cửa</source>
        <extracomment>A clinic is not open now</extracomment>
        <translation>Closed now</translation>
    </message>
</context>
<context>
    <name>ClosingPayment</name>
    <message>
        <source>Đang hỏi ngân hàng</source>
        <extracomment>ClosingPayment: is there money or not</extracomment>
        <translation>Asking the bank</translation>
    </message>
    <message>
        <source>Máy đang xem tiền đã vào chưa.</source>
        <extracomment>ClosingPayment: what is done meanwhile</extracomment>
        <translation>Checking whether your money has arrived.</translation>
    </message>
    <message>
        <source>Đã chuyển tiền rồi thì đừng chuyển lần nữa.</source>
        <extracomment>ClosingPayment: what to mind meanwhile</extracomment>
        <translation>If you have paid, please do not pay again.</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message>
        <source>Chưa nhập mã</source>
        <extracomment>CodePad: the field while it is empty, read aloud</extracomment>
        <translation>No code yet</translation>
    </message>
    <message>
        <source>Bàn phím số</source>
        <extracomment>CodePad: shows the digits</extracomment>
        <translation>Digits</translation>
    </message>
    <message>
        <source>Bàn phím chữ</source>
        <extracomment>CodePad: shows the letters</extracomment>
        <translation>Letters</translation>
    </message>
    <message>
        <source>Xóa</source>
        <extracomment>CodePad: takes the last character back</extracomment>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Xong</source>
        <extracomment>CodePad: the code is there, go on</extracomment>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>Đúng người bệnh không?</source>
        <extracomment>Confirm: is the person that the hospital found the patient</extracomment>
        <translation>Is this the patient?</translation>
    </message>
    <message>
        <source>Đúng</source>
        <extracomment>Confirm: yes, that is the patient</extracomment>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Không đúng, đến quầy</source>
        <extracomment>Confirm: no, that is somebody else</extracomment>
        <translation>No, go to the desk</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>Đồng ý dùng thông tin này?</source>
        <extracomment>Consent: may the hospital use what the card says</extracomment>
        <translation>May we use this information?</translation>
    </message>
    <message>
        <source>Đã xác thực chip</source>
        <extracomment>Consent: the chip has proven that the card is genuine</extracomment>
        <translation>Chip verified</translation>
    </message>
    <message>
        <source>Để đăng ký khám hôm nay.</source>
        <extracomment>Consent: what the hospital does with it</extracomment>
        <translation>To register you today.</translation>
    </message>
    <message>
        <source>Bảo hiểm y tế kiểm tra thẻ.</source>
        <extracomment>Consent: to whom it is sent, and why</extracomment>
        <translation>The insurer checks the card.</translation>
    </message>
    <message>
        <source>Máy này không lưu lại.</source>
        <extracomment>Consent: nothing stays in this machine</extracomment>
        <translation>This machine keeps nothing.</translation>
    </message>
    <message>
        <source>Không đồng ý vẫn được khám.</source>
        <extracomment>Consent: somebody who says no is examined all the same</extracomment>
        <translation>Say no and you are still seen.</translation>
    </message>
    <message>
        <source>Hỏi nhân viên về quyền của mình.</source>
        <extracomment>Consent: who tells a patient about their rights over what is known of them</extracomment>
        <translation>Ask staff about your rights.</translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <extracomment>Consent: yes</extracomment>
        <translation>I agree</translation>
    </message>
    <message>
        <source>Không đồng ý</source>
        <extracomment>Consent: no</extracomment>
        <translation>I do not agree</translation>
    </message>
</context>
<context>
    <name>Copied</name>
    <message>
        <source>Đã in lại phiếu</source>
        <extracomment>Copied: the slip was printed once more, or the number is to be remembered</extracomment>
        <translation>Printed again</translation>
    </message>
    <message>
        <source>Số khám của Quý khách</source>
        <extracomment>Copied: no paper came out</extracomment>
        <translation>Your number</translation>
    </message>
    <message>
        <source>Xong</source>
        <extracomment>Copied: the visit to the terminal is over</extracomment>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>Corners</name>
    <message>
        <source>Lùi</source>
        <extracomment>Corners: the key that goes one back</extracomment>
        <translation>Back one</translation>
    </message>
    <message>
        <source>Tiếp</source>
        <extracomment>Corners: the key that goes one on</extracomment>
        <translation>Next</translation>
    </message>
    <message>
        <source>Nghe lại</source>
        <extracomment>Corners: the key that says it again; held, it calls for help</extracomment>
        <translation>Repeat</translation>
    </message>
    <message>
        <source>Chọn</source>
        <extracomment>Corners: the key that chooses</extracomment>
        <translation>Choose</translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>Thẻ bảo hiểm y tế dùng được</source>
        <extracomment>What the insurer says</extracomment>
        <translation>Your insurance card is valid</translation>
    </message>
    <message>
        <source>Thẻ bảo hiểm y tế cần kiểm tra thêm</source>
        <extracomment>What the insurer says</extracomment>
        <translation>Your insurance card needs checking</translation>
    </message>
    <message>
        <source>Vẫn lấy số bảo hiểm được ngay. Nhân viên sẽ xem lại thẻ.</source>
        <extracomment>What it means now</extracomment>
        <translation>You can take an insured number now. Staff will check the card later.</translation>
    </message>
    <message>
        <source>Chưa hỏi được cơ quan bảo hiểm</source>
        <extracomment>What the insurer says: nothing, it did not answer</extracomment>
        <translation>The insurer cannot be reached</translation>
    </message>
    <message>
        <source>Vẫn lấy số bảo hiểm được ngay. Bệnh viện sẽ tự kiểm tra lại.</source>
        <extracomment>What it means now</extracomment>
        <translation>You can take an insured number now. The hospital will check again for you.</translation>
    </message>
    <message>
        <source>Hôm nay thẻ bảo hiểm y tế chưa dùng được</source>
        <extracomment>What the insurer says</extracomment>
        <translation>Your insurance card cannot be used today</translation>
    </message>
    <message>
        <source>Có thể khám tự trả tiền, hoặc hỏi quầy bảo hiểm.</source>
        <extracomment>What it means now</extracomment>
        <translation>You can pay without insurance, or ask the insurance desk.</translation>
    </message>
    <message>
        <source>Thẻ bảo hiểm và căn cước ghi khác nhau</source>
        <extracomment>What the insurer says: name or birthday differ</extracomment>
        <translation>Insurance card and ID card differ</translation>
    </message>
    <message>
        <source>Quầy bảo hiểm sửa giúp, hoặc khám tự trả tiền.</source>
        <extracomment>What it means now</extracomment>
        <translation>The insurance desk will correct it, or you can pay without insurance.</translation>
    </message>
    <message>
        <source>Chưa tìm thấy thẻ bảo hiểm y tế</source>
        <extracomment>What the insurer says</extracomment>
        <translation>No insurance card was found</translation>
    </message>
    <message>
        <source>Nhập mã in trên thẻ giấy, hoặc khám tự trả tiền.</source>
        <extracomment>What it means now</extracomment>
        <translation>Type the code on the paper card, or pay without insurance.</translation>
    </message>
    <message>
        <source>Chưa đủ thông tin để tra bảo hiểm y tế</source>
        <extracomment>What the insurer says: the particulars are not complete</extracomment>
        <translation>Not enough details to check insurance</translation>
    </message>
    <message>
        <source>Quầy bảo hiểm tra giúp, hoặc khám tự trả tiền.</source>
        <extracomment>What it means now</extracomment>
        <translation>The insurance desk will check it, or you can pay without insurance.</translation>
    </message>
    <message>
        <source>Gia hạn thẻ ở cơ quan bảo hiểm xã hội. Hôm nay có thể khám tự trả tiền.</source>
        <extracomment>What it means now that the card&apos;s period is over</extracomment>
        <translation>Renew it at the social insurance office, or pay without insurance.</translation>
    </message>
    <message>
        <source>Mã thẻ bảo hiểm chưa đúng</source>
        <extracomment>What the insurer says: there is no such card</extracomment>
        <translation>The insurance card code is not right</translation>
    </message>
    <message>
        <source>Xem mã in trên thẻ rồi nhập lại, hoặc hỏi quầy bảo hiểm.</source>
        <extracomment>What it means now</extracomment>
        <translation>Look at the code on the card and type it again, or ask the insurance desk.</translation>
    </message>
</context>
<context>
    <name>Declined</name>
    <message>
        <source>Không dùng thông tin</source>
        <extracomment>Declined: the patient did not agree; that is all right</extracomment>
        <translation>Your data is not used</translation>
    </message>
    <message>
        <source>Máy chưa gửi gì và đã xóa. Vẫn được khám như mọi người.</source>
        <extracomment>Declined: nothing was sent, nothing is kept, and what can be done</extracomment>
        <translation>Nothing was sent and everything is erased. You will be seen like everybody else.</translation>
    </message>
    <message>
        <source>Lấy số nhanh, không ghi tên</source>
        <extracomment>Declined: a number without a name</extracomment>
        <translation>Quick number, no name</translation>
    </message>
    <message>
        <source>Lấy phiếu ưu tiên đến quầy</source>
        <extracomment>Declined: a slip that goes to a desk with priority</extracomment>
        <translation>Take a priority slip to the desk</translation>
    </message>
</context>
<context>
    <name>DigitPad</name>
    <message>
        <source>Đã nhập %1 trên %2 số</source>
        <extracomment>DigitPad: the boxes, read aloud; %1 is how many digits are there, %2 how many are wanted</extracomment>
        <translation>%1 of %2 digits entered</translation>
    </message>
    <message>
        <source>Xóa</source>
        <extracomment>DigitPad: takes the last digit back</extracomment>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Xong</source>
        <extracomment>DigitPad: all digits are there, go on</extracomment>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>Emergency</name>
    <message>
        <source>Đến ngay khoa Cấp cứu</source>
        <extracomment>Emergency: the one thing to do; no registration</extracomment>
        <translation>Go to Emergency now</translation>
    </message>
    <message>
        <source>Không cần đăng ký trước.</source>
        <extracomment>Emergency: nothing has to be done at the terminal first</extracomment>
        <translation>No need to register first.</translation>
    </message>
    <message>
        <source>Xong</source>
        <extracomment>Emergency: the screen may be closed</extracomment>
        <translation>Done</translation>
    </message>
    <message>
        <source>Đã báo nhân viên.</source>
        <extracomment>Emergency: staff were called to the terminal</extracomment>
        <translation>Staff have been told.</translation>
    </message>
    <message>
        <source>Nhân viên đang đến.</source>
        <extracomment>Emergency: somebody is on the way</extracomment>
        <translation>Somebody is coming.</translation>
    </message>
    <message>
        <source>Chưa ai trả lời. Nhờ người bên cạnh giúp.</source>
        <extracomment>Emergency: nobody has answered yet</extracomment>
        <translation>Nobody has answered yet. Ask people near you to help.</translation>
    </message>
    <message>
        <source>Máy chưa báo được. Nhờ người bên cạnh giúp.</source>
        <extracomment>Emergency: nobody could be reached</extracomment>
        <translation>Staff could not be called. Ask people near you to help.</translation>
    </message>
</context>
<context>
    <name>EmergencyButton</name>
    <message>
        <source>Đau ngực, khó thở, yếu nửa người?</source>
        <extracomment>On every help screen: touch it if somebody is in danger</extracomment>
        <translation>Chest pain, can’t breathe, weak side?</translation>
    </message>
    <message>
        <source>Đến Cấp cứu ngay</source>
        <extracomment>On every help screen: what the button above leads to</extracomment>
        <translation>Go to Emergency now</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>Nhập 12 số căn cước</source>
        <extracomment>Title: type the citizen number</extracomment>
        <translation>Type your 12-digit ID number</translation>
    </message>
    <message>
        <source>Nhập mã thẻ bảo hiểm y tế</source>
        <extracomment>Title: type the code of the insurance card</extracomment>
        <translation>Type the insurance card code</translation>
    </message>
    <message>
        <source>Nhập 8 số của mã hẹn</source>
        <extracomment>Title: type the code of the appointment</extracomment>
        <translation>Type the 8-digit appointment code</translation>
    </message>
    <message>
        <source>Số này chưa đúng. Xem lại 12 số trên thẻ.</source>
        <extracomment>What to do about a citizen number that cannot be one</extracomment>
        <translation>This is not right. Check the 12 digits on the card.</translation>
    </message>
    <message>
        <source>Mã này chưa đúng. Xem lại 10 hoặc 15 ký tự trên thẻ.</source>
        <extracomment>What to do about a card code that cannot be one</extracomment>
        <translation>This is not right. Check the 10 or 15 characters on the card.</translation>
    </message>
    <message>
        <source>Mã này chưa đúng. Xem lại 8 số trên phiếu hẹn.</source>
        <extracomment>What to do about an appointment code that cannot be one</extracomment>
        <translation>This is not right. Check the 8 digits on the appointment slip.</translation>
    </message>
    <message>
        <source>Không có ngày này. Xem lại ngày, tháng, năm.</source>
        <extracomment>What to do about a date that is not in the calendar</extracomment>
        <translation>There is no such day. Check the day, month and year.</translation>
    </message>
    <message>
        <source>Ngày này chưa tới. Xem lại năm sinh.</source>
        <extracomment>What to do about a birth date in the future</extracomment>
        <translation>This day has not come yet. Check the year of birth.</translation>
    </message>
    <message>
        <source>Năm này quá xa. Xem lại năm sinh.</source>
        <extracomment>What to do about a birth date of more than 125 years ago</extracomment>
        <translation>This is too long ago. Check the year of birth.</translation>
    </message>
    <message>
        <source>Năm sinh khác với số căn cước. Xem lại, hoặc bấm Xong lần nữa.</source>
        <extracomment>What to do where the citizen number says another year of birth</extracomment>
        <translation>The ID number says another year. Check it, or touch Done once more.</translation>
    </message>
    <message>
        <source>Nhập cả họ và tên.</source>
        <extracomment>What to do about a name of one word</extracomment>
        <translation>Type both family name and given name.</translation>
    </message>
    <message>
        <source>Chưa thấy lịch hẹn hôm nay. Xem lại mã và ngày sinh.</source>
        <extracomment>What to do where no appointment was found</extracomment>
        <translation>No appointment was found today. Check the code and the birth date.</translation>
    </message>
    <message>
        <source>Trẻ em là dưới 18 tuổi. Xem lại năm sinh.</source>
        <extracomment>What to do where a child is said to be older than 17</extracomment>
        <translation>A child is under 18. Check the year of birth.</translation>
    </message>
    <message>
        <source>Số này quá dài. Xem lại trên giấy.</source>
        <extracomment>What to do about a number that is too long</extracomment>
        <translation>This is too long. Check it on the paper.</translation>
    </message>
    <message>
        <source>Nhập họ và tên</source>
        <extracomment>Title: type one&apos;s own name</extracomment>
        <translation>Type your name</translation>
    </message>
    <message>
        <source>Họ và tên người bệnh</source>
        <extracomment>Title: type the name of whom one brings</extracomment>
        <translation>The patient’s name</translation>
    </message>
    <message>
        <source>Nhập ngày sinh</source>
        <extracomment>Title: type one&apos;s own birth date</extracomment>
        <translation>Type your birth date</translation>
    </message>
    <message>
        <source>Ngày sinh người bệnh</source>
        <extracomment>Title: type the birth date of whom one brings</extracomment>
        <translation>The patient’s birth date</translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message>
        <source>Dùng máy có dễ không?</source>
        <extracomment>Feedback: after the end, one touch, of nobody</extracomment>
        <translation>Was it easy to use?</translation>
    </message>
    <message>
        <source>Không bắt buộc, không ghi tên.</source>
        <extracomment>Feedback: nobody has to</extracomment>
        <translation>You need not answer. No name is kept.</translation>
    </message>
    <message>
        <source>Dễ dùng</source>
        <extracomment>Feedback: it was easy</extracomment>
        <translation>Easy</translation>
    </message>
    <message>
        <source>Tạm được</source>
        <extracomment>Feedback: it was neither easy nor hard</extracomment>
        <translation>So-so</translation>
    </message>
    <message>
        <source>Khó dùng</source>
        <extracomment>Feedback: it was hard</extracomment>
        <translation>Hard</translation>
    </message>
    <message>
        <source>Bỏ qua</source>
        <extracomment>Feedback: no answer</extracomment>
        <translation>Skip</translation>
    </message>
</context>
<context>
    <name>FindLine</name>
    <message>
        <source>Nhập vài chữ đầu, không cần dấu.</source>
        <extracomment>FindLine: what to do; marks need not be typed</extracomment>
        <translation>Type the first letters, without accents.</translation>
    </message>
</context>
<context>
    <name>FindingTicket</name>
    <message>
        <source>Đang xem phiếu khám</source>
        <extracomment>FindingTicket: the ticket is looked up</extracomment>
        <translation>Checking your ticket</translation>
    </message>
    <message>
        <source>Xin chờ một chút.</source>
        <extracomment>FindingTicket: what is done meanwhile</extracomment>
        <translation>One moment, please.</translation>
    </message>
</context>
<context>
    <name>FindingWay</name>
    <message>
        <source>Đang tìm đường</source>
        <extracomment>FindingWay: the way is found</extracomment>
        <translation>Finding the way</translation>
    </message>
    <message>
        <source>Xin chờ một chút.</source>
        <extracomment>FindingWay: what is done meanwhile</extracomment>
        <translation>One moment, please.</translation>
    </message>
</context>
<context>
    <name>GiveKey</name>
    <message>
        <source>Nhập 6 số cuối của số căn cước</source>
        <extracomment>GiveKey: what opens the chip of the card on the reader</extracomment>
        <translation>Enter the last 6 digits of your ID number</translation>
    </message>
    <message>
        <source>hoặc đưa mã QR vào camera</source>
        <extracomment>GiveKey: the other way to open the card</extracomment>
        <translation>or show its QR code here</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Máy đọc màn hình đã bật. Bấm phím tiếp hoặc phím lùi để nghe từng mục. Bấm phím chọn để chọn mục vừa nghe. Bấm phím nghe lại để nghe lại hoặc tạm dừng, giữ lâu để gọi nhân viên.</source>
        <extracomment>Guide: said when the keypad or a headset is first used</extracomment>
        <translation>Screen reading is on. Press next or previous to hear each item. Press choose to choose the item you heard. Press repeat to hear it again or to pause; hold it to call staff.</translation>
    </message>
    <message>
        <source>Máy đọc màn hình đã bật. Bốn góc màn hình là bốn phím. Góc trên bên trái: lùi. Góc trên bên phải: tiếp. Góc dưới bên phải: chọn. Góc dưới bên trái: nghe lại hoặc tạm dừng, giữ lâu để gọi nhân viên.</source>
        <extracomment>Guide: said when the four corners of the screen become keys</extracomment>
        <translation>Screen reading is on. The four corners of the screen are four keys. Top left: previous. Top right: next. Bottom right: choose. Bottom left: hear again or pause; hold it to call staff.</translation>
    </message>
    <message>
        <source>Đã tắt bốn góc. Chạm vào màn hình như thường.</source>
        <extracomment>Guide: said when the four corners are keys no longer</extracomment>
        <translation>The corners are off. Touch the screen as usual.</translation>
    </message>
    <message>
        <source>Đã tắt hình. Máy vẫn đọc. Chạm vào màn hình để mở lại.</source>
        <extracomment>Guide: said when the screen went dark for privacy</extracomment>
        <translation>The screen is dark. Speech goes on. Touch the screen to see it again.</translation>
    </message>
    <message>
        <source>Đã mở hình.</source>
        <extracomment>Guide: said when the screen can be seen again</extracomment>
        <translation>The screen can be seen again.</translation>
    </message>
    <message>
        <source>Đã xong. Máy đã xóa thông tin.</source>
        <extracomment>Guide: said when the visit has ended and the attract screen is back</extracomment>
        <translation>Finished. Your details are erased.</translation>
    </message>
    <message>
        <source>Có {count} mục để chọn.</source>
        <extracomment>Guide: how many things can be chosen on this screen; the keys go through them</extracomment>
        <translation>There are {count} items to choose from.</translation>
    </message>
    <message>
        <source>Nút {place} trên {count}</source>
        <extracomment>Guide: role and place of what the keys are at: a button, {place} of {count}</extracomment>
        <translation>Button {place} of {count}</translation>
    </message>
    <message>
        <source>Chưa ở mục nào. Bấm tiếp để nghe mục đầu.</source>
        <extracomment>Guide: the choose key was pressed before anything was gone to</extracomment>
        <translation>No item yet. Press next to hear the first one.</translation>
    </message>
    <message>
        <source>Thông tin riêng chỉ hiện trên màn hình. Cắm tai nghe để nghe.</source>
        <extracomment>Guide: what is personal was left out, and how to hear it</extracomment>
        <translation>Private details are only on the screen. Plug in a headset to hear them.</translation>
    </message>
    <message>
        <source>Thông tin riêng chỉ hiện trên màn hình.</source>
        <extracomment>Guide: what is personal was left out</extracomment>
        <translation>Private details are only on the screen.</translation>
    </message>
    <message>
        <source>Âm lượng {step} trên {steps}</source>
        <extracomment>Guide: the volume, {step} of {steps}</extracomment>
        <translation>Volume {step} of {steps}</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Mở hình</source>
        <extracomment>Fixed bar, by ear: the dark screen can be seen again</extracomment>
        <translation>Show screen</translation>
    </message>
    <message>
        <source>Tắt hình</source>
        <extracomment>Fixed bar, by ear: nobody can see the screen, speech goes on</extracomment>
        <translation>Hide screen</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Đã báo nhân viên</source>
        <extracomment>Help: title; the call is on the staff&apos;s screen</extracomment>
        <translation>Staff have been told</translation>
    </message>
    <message>
        <source>Xin đứng tại máy, nhân viên sẽ đến.</source>
        <extracomment>Help: what to do meanwhile</extracomment>
        <translation>Please stay here, somebody will come.</translation>
    </message>
    <message>
        <source>Nhân viên đang đến</source>
        <extracomment>Help: title; somebody is on the way</extracomment>
        <translation>Somebody is coming</translation>
    </message>
    <message>
        <source>Nhân viên chưa trả lời</source>
        <extracomment>Help: title; a minute has passed</extracomment>
        <translation>No answer yet</translation>
    </message>
    <message>
        <source>Bấm “Gọi lại”, hoặc đến quầy hướng dẫn.</source>
        <extracomment>Help: what to do instead</extracomment>
        <translation>Touch “Call again”, or go to the information desk.</translation>
    </message>
    <message>
        <source>Chưa gọi được nhân viên</source>
        <extracomment>Help: title; nobody could be reached</extracomment>
        <translation>Nobody could be reached</translation>
    </message>
    <message>
        <source>Xin đứng tại máy, khoảng {minutes} phút.</source>
        <extracomment>Help: how soon somebody usually comes to this terminal; {minutes} is a number</extracomment>
        <translation>Please stay here, about {minutes} min.</translation>
    </message>
    <message>
        <source>Đã báo lúc {time}</source>
        <extracomment>Help: since when staff know; {time} is HH:mm</extracomment>
        <translation>Staff told at {time}</translation>
    </message>
    <message>
        <source>Nhân viên nhận lúc {time}</source>
        <extracomment>Help: when somebody said that they come; {time} is HH:mm</extracomment>
        <translation>Answered at {time}</translation>
    </message>
    <message>
        <source>{who} nhận lúc {time}</source>
        <extracomment>Help: who comes, and when they said so; {who} is a desk or a role, {time} is HH:mm</extracomment>
        <translation>{who} answered at {time}</translation>
    </message>
    <message>
        <source>Mời đến quầy hướng dẫn gần nhất. Máy vẫn giữ những gì đã làm.</source>
        <extracomment>Help: what to do instead</extracomment>
        <translation>Please go to the nearest information desk. Nothing you did is lost.</translation>
    </message>
    <message>
        <source>Xin đứng tại máy.</source>
        <extracomment>Help: what to do meanwhile</extracomment>
        <translation>Please stay here.</translation>
    </message>
    <message>
        <source>Gọi lại</source>
        <extracomment>Help: ring once more</extracomment>
        <translation>Call again</translation>
    </message>
    <message>
        <source>Bắt đầu lại</source>
        <extracomment>Help: begin from the first screen</extracomment>
        <translation>Start over</translation>
    </message>
    <message>
        <source>Làm tiếp ở máy</source>
        <extracomment>Help: go on where the patient was</extracomment>
        <translation>Go on here</translation>
    </message>
</context>
<context>
    <name>Identifying</name>
    <message>
        <source>Đang tìm hồ sơ</source>
        <extracomment>Identifying: the hospital is asked who this is</extracomment>
        <translation>Looking for your record</translation>
    </message>
    <message>
        <source>Xin chờ một chút.</source>
        <extracomment>Identifying: what is done meanwhile</extracomment>
        <translation>One moment, please.</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>Bảo hiểm y tế</source>
        <extracomment>Who pays: insurance</extracomment>
        <translation>Health insurance</translation>
    </message>
    <message>
        <source>Tự trả tiền</source>
        <extracomment>Who pays: the patient</extracomment>
        <translation>Without insurance</translation>
    </message>
    <message>
        <source>Chưa ghi tên, bổ sung sau</source>
        <extracomment>A number without a name: who pays is settled later</extracomment>
        <translation>No name yet, added later</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>vi</source>
        <extracomment>Not shown: the code of the language that is translated into</extracomment>
        <translation>en</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Xem thêm (%1/%2)</source>
        <extracomment>Turns to the other lines; %1 is the page shown, %2 how many there are</extracomment>
        <translation>Show more (%1/%2)</translation>
    </message>
</context>
<context>
    <name>ListenButton</name>
    <message>
        <source>Nghe</source>
        <extracomment>Fixed bar: reads the screen aloud, and opens the volume</extracomment>
        <translation>Listen</translation>
    </message>
</context>
<context>
    <name>LoadingBills</name>
    <message>
        <source>Đang xem các khoản
phải trả</source>
        <extracomment>LoadingBills: the hospital is asked what is owed</extracomment>
        <translation>Looking for
unpaid bills</translation>
    </message>
    <message>
        <source>Xin chờ một chút.</source>
        <extracomment>LoadingBills: what is done meanwhile</extracomment>
        <translation>One moment, please.</translation>
    </message>
</context>
<context>
    <name>LoadingClinics</name>
    <message>
        <source>Đang xem các phòng khám</source>
        <extracomment>LoadingClinics: today&apos;s clinics are fetched</extracomment>
        <translation>Checking the clinics</translation>
    </message>
    <message>
        <source>Xin chờ một chút.</source>
        <extracomment>LoadingClinics: what is done meanwhile</extracomment>
        <translation>One moment, please.</translation>
    </message>
</context>
<context>
    <name>LoadingPage</name>
    <message>
        <source>Đang tra cứu</source>
        <extracomment>LoadingPage: a page about the house is fetched</extracomment>
        <translation>Looking it up</translation>
    </message>
    <message>
        <source>Xin chờ một chút.</source>
        <extracomment>LoadingPage: what is done meanwhile</extracomment>
        <translation>One moment, please.</translation>
    </message>
</context>
<context>
    <name>LoadingPlan</name>
    <message>
        <source>Đang mở sơ đồ</source>
        <extracomment>LoadingPlan: the plan is opened</extracomment>
        <translation>Opening the map</translation>
    </message>
    <message>
        <source>Xin chờ một chút.</source>
        <extracomment>LoadingPlan: what is done meanwhile</extracomment>
        <translation>One moment, please.</translation>
    </message>
</context>
<context>
    <name>LoadingResults</name>
    <message>
        <source>Đang xem kết quả</source>
        <extracomment>LoadingResults: results are asked after</extracomment>
        <translation>Looking for results</translation>
    </message>
    <message>
        <source>Chỉ xem đã có hay chưa.</source>
        <extracomment>LoadingResults: what is done meanwhile</extracomment>
        <translation>Only whether they are ready.</translation>
    </message>
</context>
<context>
    <name>LookUp</name>
    <message>
        <source>Cần xem gì?</source>
        <extracomment>LookUp: what should be looked up</extracomment>
        <translation>What do you want to know?</translation>
    </message>
    <message>
        <source>Bao lâu đến lượt</source>
        <extracomment>Look up: how many are before one&apos;s own number</extracomment>
        <translation>How long until my turn?</translation>
    </message>
    <message>
        <source>Cần phiếu khám</source>
        <extracomment>Look up: what is needed for it</extracomment>
        <translation>Needs your ticket</translation>
    </message>
    <message>
        <source>Đường đi</source>
        <extracomment>Look up: the way to a room</extracomment>
        <translation>Find the way</translation>
    </message>
    <message>
        <source>Giá dịch vụ</source>
        <extracomment>Look up: what things cost</extracomment>
        <translation>Prices</translation>
    </message>
    <message>
        <source>Lịch bác sĩ</source>
        <extracomment>Look up: when which doctor examines</extracomment>
        <translation>Doctors&apos; hours</translation>
    </message>
    <message>
        <source>Cần mang theo gì</source>
        <extracomment>Look up: what to bring to an examination</extracomment>
        <translation>What to bring</translation>
    </message>
    <message>
        <source>Kết quả đã có chưa</source>
        <extracomment>Look up: whether results are ready</extracomment>
        <translation>Are my results ready?</translation>
    </message>
    <message>
        <source>Cần thẻ căn cước</source>
        <extracomment>Look up: what is needed for it</extracomment>
        <translation>Needs your ID card</translation>
    </message>
    <message>
        <source>Giá BHYT {price}</source>
        <extracomment>Prices: what health insurance reckons with; {price} is finished</extracomment>
        <translation>Insured price {price}</translation>
    </message>
    <message>
        <source>Giá {price}</source>
        <extracomment>Prices: what the hospital asks; {price} is finished</extracomment>
        <translation>Price {price}</translation>
    </message>
    <message>
        <source>{count} mục</source>
        <extracomment>Look up: how many lines stand under a heading</extracomment>
        <translation>Items: {count}</translation>
    </message>
    <message>
        <source>Tìm thấy {count} mục</source>
        <extracomment>Search: how many lines fit what was typed</extracomment>
        <translation>{count} found</translation>
    </message>
    <message>
        <source>Chưa thấy mục nào. Xóa bớt chữ.</source>
        <extracomment>Search: nothing fits, and what to do</extracomment>
        <translation>Nothing found yet. Delete some letters.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Quay lại</source>
        <extracomment>Fixed bar: one screen back</extracomment>
        <translation>Back</translation>
    </message>
    <message>
        <source>Đưa lên</source>
        <extracomment>Fixed bar: everything back to where it was</extracomment>
        <translation>Back up</translation>
    </message>
    <message>
        <source>Hạ thấp</source>
        <extracomment>Fixed bar: everything to touch comes down, for somebody in a wheelchair</extracomment>
        <translation>Lower</translation>
    </message>
    <message>
        <source>Đang đến</source>
        <extracomment>Fixed bar: somebody is on the way to this terminal</extracomment>
        <translation>Coming</translation>
    </message>
    <message>
        <source>Đã gọi</source>
        <extracomment>Fixed bar: somebody was called to this terminal</extracomment>
        <translation>Called</translation>
    </message>
    <message>
        <source>Gọi hỗ trợ</source>
        <extracomment>Fixed bar: somebody should come</extracomment>
        <translation>Call help</translation>
    </message>
</context>
<context>
    <name>MyPlaces</name>
    <message>
        <source>Số khám hôm nay</source>
        <extracomment>MyPlaces: the number that is held</extracomment>
        <translation>Your number today</translation>
    </message>
    <message>
        <source>Đã in lại đủ số lần. Nhớ số này, hoặc đến quầy.</source>
        <extracomment>MyPlaces: there are copies enough</extracomment>
        <translation>No more copies here. Remember this number, or go to the desk.</translation>
    </message>
    <message>
        <source>Số khác (%1/%2)</source>
        <extracomment>MyPlaces: turns to the next number; %1 is the one shown, %2 how many there are</extracomment>
        <translation>Next number (%1/%2)</translation>
    </message>
    <message>
        <source>Đường đi</source>
        <extracomment>MyPlaces: the way to the room</extracomment>
        <translation>Find the way</translation>
    </message>
    <message>
        <source>In lại phiếu</source>
        <extracomment>MyPlaces: print the slip once more</extracomment>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Xong</source>
        <extracomment>MyPlaces: the visit to the terminal is over</extracomment>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>NamePad</name>
    <message>
        <source>Chưa nhập tên</source>
        <extracomment>NamePad: the field while it is empty, read aloud</extracomment>
        <translation>No name yet</translation>
    </message>
    <message>
        <source>dấu sắc</source>
        <extracomment>NamePad: a tone on its letter and its name, as a key</extracomment>
        <translation>rising tone</translation>
    </message>
    <message>
        <source>dấu huyền</source>
        <extracomment>NamePad: a tone on its letter and its name, as a key</extracomment>
        <translation>falling tone</translation>
    </message>
    <message>
        <source>dấu hỏi</source>
        <extracomment>NamePad: a tone on its letter and its name, as a key</extracomment>
        <translation>asking tone</translation>
    </message>
    <message>
        <source>dấu ngã</source>
        <extracomment>NamePad: a tone on its letter and its name, as a key</extracomment>
        <translation>tumbling tone</translation>
    </message>
    <message>
        <source>dấu nặng</source>
        <extracomment>NamePad: a tone on its letter and its name, as a key</extracomment>
        <translation>heavy tone</translation>
    </message>
    <message>
        <source>Xóa</source>
        <extracomment>NamePad: takes the last letter back</extracomment>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Cách</source>
        <extracomment>NamePad: a blank between two words</extracomment>
        <translation>Space</translation>
    </message>
    <message>
        <source>Xong</source>
        <extracomment>NamePad: the name is there, go on</extracomment>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>Night</name>
    <message>
        <source>Máy nghỉ đến %1</source>
        <extracomment>Night: nobody is taken until the hospital opens; %1 is HH:mm</extracomment>
        <translation>Closed until %1</translation>
    </message>
    <message>
        <source>Cấp cứu mở cả ngày đêm.</source>
        <extracomment>Night: what is open all the same</extracomment>
        <translation>Emergency is open day and night.</translation>
    </message>
</context>
<context>
    <name>NothingDue</name>
    <message>
        <source>Không còn khoản nào
phải trả</source>
        <extracomment>NothingDue: nothing is owed</extracomment>
        <translation>Nothing is left
to pay</translation>
    </message>
    <message>
        <source>Xong</source>
        <extracomment>NothingDue: the visit to the terminal is over</extracomment>
        <translation>Done</translation>
    </message>
    <message>
        <source>Nộp tạm ứng</source>
        <extracomment>NothingDue: pay ahead</extracomment>
        <translation>Pay a deposit</translation>
    </message>
</context>
<context>
    <name>NumberRow</name>
    <message>
        <source>Đến trước</source>
        <extracomment>Registered: the number to go with first, of several</extracomment>
        <translation>Go first</translation>
    </message>
    <message>
        <source>Sau đó</source>
        <extracomment>Registered: a number to go with after the first</extracomment>
        <translation>Then</translation>
    </message>
</context>
<context>
    <name>OpeningPayment</name>
    <message>
        <source>Đang tạo mã QR
để trả tiền</source>
        <extracomment>OpeningPayment: a payment is being opened</extracomment>
        <translation>Making a QR code
to pay with</translation>
    </message>
    <message>
        <source>Chuẩn bị điện thoại có ứng dụng ngân hàng.</source>
        <extracomment>OpeningPayment: what is done meanwhile</extracomment>
        <translation>Have your phone with the bank app ready.</translation>
    </message>
</context>
<context>
    <name>OtherWays</name>
    <message>
        <source>Chọn cách khác</source>
        <extracomment>OtherWays: somebody without a card</extracomment>
        <translation>Choose another way</translation>
    </message>
    <message>
        <source>Lấy phiếu ưu tiên đến quầy</source>
        <extracomment>OtherWays: a slip that goes to a desk with priority</extracomment>
        <translation>Take a priority slip to the desk</translation>
    </message>
</context>
<context>
    <name>OutOfService</name>
    <message>
        <source>Máy này đang tạm nghỉ</source>
        <extracomment>OutOfService: nothing can identify a patient here now</extracomment>
        <translation>This machine is out of service</translation>
    </message>
    <message>
        <source>Mời dùng máy bên cạnh hoặc đến quầy tiếp đón.</source>
        <extracomment>OutOfService: what to do instead</extracomment>
        <translation>Please use the next machine or go to the reception desk.</translation>
    </message>
    <message>
        <source>Bấm “Gọi hỗ trợ”, nhân viên sẽ đến.</source>
        <extracomment>OutOfService: who helps</extracomment>
        <translation>Touch “Call help”, somebody will come.</translation>
    </message>
    <message>
        <source>Dành cho nhân viên:
%1</source>
        <extracomment>OutOfService: what staff have to mend, below what patients read</extracomment>
        <translation>For staff:
%1</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Lấy phiếu ở khe bên dưới.</source>
        <extracomment>The ticket came out</extracomment>
        <translation>Take your ticket from the slot below.</translation>
    </message>
    <message>
        <source>Nếu không thấy phiếu: nhớ số này hoặc chụp ảnh. Số vẫn dùng được.</source>
        <extracomment>Nobody knows whether the ticket came out</extracomment>
        <translation>No ticket? Remember this number or take a photo. It is valid.</translation>
    </message>
    <message>
        <source>Máy không in được phiếu. Nhớ số này hoặc chụp ảnh. Số vẫn dùng được.</source>
        <extracomment>The ticket did not come out</extracomment>
        <translation>Not printed. Remember this number or take a photo. It is valid.</translation>
    </message>
    <message>
        <source>Lấy biên lai ở khe bên dưới.</source>
        <extracomment>The receipt came out</extracomment>
        <translation>Take your receipt from the slot below.</translation>
    </message>
    <message>
        <source>Nếu không thấy biên lai ở khe: quầy thu in lại theo số {number}.</source>
        <extracomment>Nobody knows whether the receipt came out; %1 is its number</extracomment>
        <translation>No receipt in the slot? The cashier prints it again: number {number}.</translation>
    </message>
    <message>
        <source>Máy không in được biên lai. Tiền đã nhận đủ; quầy thu in lại theo số {number}.</source>
        <extracomment>The receipt did not come out; {number} is its number</extracomment>
        <translation>The receipt could not be printed. Your payment arrived; the cashier prints it: number {number}.</translation>
    </message>
    <message>
        <source>Lấy phiếu ở khe bên dưới rồi đến quầy. Phiếu này được ưu tiên.</source>
        <extracomment>The desk slip came out</extracomment>
        <translation>Take the slip from the slot below to the desk. It has priority.</translation>
    </message>
    <message>
        <source>Nếu không thấy phiếu ở khe: đọc mã này cho nhân viên. Vẫn được ưu tiên.</source>
        <extracomment>Nobody knows whether the desk slip came out</extracomment>
        <translation>No slip in the slot? Tell staff this code. You still have priority.</translation>
    </message>
    <message>
        <source>Máy không in được phiếu. Đọc mã này cho nhân viên. Vẫn được ưu tiên.</source>
        <extracomment>The desk slip did not come out</extracomment>
        <translation>The slip could not be printed. Tell staff this code. You still have priority.</translation>
    </message>
    <message>
        <source>Lấy sơ đồ ở khe bên dưới.</source>
        <extracomment>The slip of the way came out</extracomment>
        <translation>Take the map from the slot below.</translation>
    </message>
    <message>
        <source>Nếu không thấy giấy ở khe: chụp ảnh màn hình này.</source>
        <extracomment>Nobody knows whether the slip of the way came out</extracomment>
        <translation>If there is no paper in the slot: photograph this screen.</translation>
    </message>
    <message>
        <source>Máy không in được. Chụp ảnh màn hình này.</source>
        <extracomment>The slip of the way did not come out</extracomment>
        <translation>It could not be printed. Photograph this screen.</translation>
    </message>
    <message>
        <source>Máy không in được phiếu. Số hiện trên màn hình để chụp ảnh.</source>
        <extracomment>Before anything is begun: no paper will come out, and what is done instead</extracomment>
        <translation>Tickets cannot be printed now. The number is shown here; take a photo.</translation>
    </message>
    <message>
        <source>Máy không in được. Quầy thu in biên lai.</source>
        <extracomment>Before a bill is paid: no receipt will come out, and who prints it</extracomment>
        <translation>Receipts cannot be printed now. The cashier prints them.</translation>
    </message>
</context>
<context>
    <name>PaperSlip</name>
    <message>
        <source>Phiếu hẹn khám lại</source>
        <extracomment>A paper: come back on this day</extracomment>
        <translation>Follow-up slip</translation>
    </message>
    <message>
        <source>Phiếu chuyển cơ sở khám</source>
        <extracomment>A paper: sent here by another hospital</extracomment>
        <translation>Referral slip</translation>
    </message>
</context>
<context>
    <name>Paying</name>
    <message>
        <source>Quét mã để trả tiền</source>
        <extracomment>Paying: this screen is the payment</extracomment>
        <translation>Scan to pay</translation>
    </message>
    <message>
        <source>Người nhận: %1</source>
        <extracomment>Paying: who is paid; %1 is the name of the account</extracomment>
        <translation>Payee: %1</translation>
    </message>
    <message>
        <source>Nội dung: %1</source>
        <extracomment>Paying: content of the transfer; %1 is the reference</extracomment>
        <translation>Message: %1</translation>
    </message>
    <message>
        <source>Mã QR để trả tiền</source>
        <extracomment>Paying: the code to pay with, read aloud</extracomment>
        <translation>QR code to pay with</translation>
    </message>
    <message>
        <source>Đang hỏi ngân hàng. Đừng trả lần nữa.</source>
        <extracomment>Paying: live state, the bank cannot be asked</extracomment>
        <translation>Asking the bank. Do not pay again.</translation>
    </message>
    <message>
        <source>Đang tạo mã QR, xin chờ</source>
        <extracomment>Paying: live state, the bank is making the code</extracomment>
        <translation>The code is being made</translation>
    </message>
    <message>
        <source>Đang kiểm tra mã QR</source>
        <extracomment>Paying: live state, the code on the glass is being read back</extracomment>
        <translation>Checking the QR code</translation>
    </message>
    <message>
        <source>Đang chờ tiền, mã dùng đến %1</source>
        <extracomment>Paying: live state, nothing has come yet; %1 is HH:mm</extracomment>
        <translation>Waiting. Code valid until %1</translation>
    </message>
    <message>
        <source>Chọn chuyển nhanh 24/7.
Không sửa số tiền và nội dung.</source>
        <extracomment>Paying: how to transfer</extracomment>
        <translation>Choose fast transfer 24/7.
Do not change amount or message.</translation>
    </message>
    <message>
        <source>Trả sau tại quầy thu</source>
        <extracomment>Paying: pay at the cashier instead</extracomment>
        <translation>Pay the cashier later</translation>
    </message>
</context>
<context>
    <name>Payment</name>
    <message>
        <source>Đã nhận {received}, còn thiếu {remainder}</source>
        <extracomment>A part of the money came; both amounts are finished texts</extracomment>
        <translation>Received {received}, {remainder} left</translation>
    </message>
    <message>
        <source>Mã QR đã hết hạn.
Chưa bị trừ tiền</source>
        <extracomment>Title: the QR ran out and no money came</extracomment>
        <translation>The QR code has expired.
Nothing was charged</translation>
    </message>
    <message>
        <source>Khoản này đã được trả
tại quầy thu</source>
        <extracomment>Title: the cashier took the money for this bill while the QR stood here</extracomment>
        <translation>This bill was paid
at the cashier</translation>
    </message>
    <message>
        <source>Đừng trả lần nữa. Nếu vừa chuyển tiền, bệnh viện sẽ hoàn lại.</source>
        <extracomment>What to know: money that was transferred as well goes back by itself</extracomment>
        <translation>Do not pay again. Money you have just sent will be given back.</translation>
    </message>
    <message>
        <source>Mã QR hiện chưa đúng.
Chưa bị trừ tiền</source>
        <extracomment>Title: what the screen showed was not the right QR</extracomment>
        <translation>The QR code was not right.
Nothing was charged</translation>
    </message>
    <message>
        <source>Máy đã bỏ mã đó. Mời tạo mã mới, hoặc trả tại quầy thu.</source>
        <extracomment>What to do: the terminal took the QR off; make another or pay at the cashier</extracomment>
        <translation>That code was cancelled. Make a new one, or pay at the cashier.</translation>
    </message>
</context>
<context>
    <name>PaymentClosed</name>
    <message>
        <source>Còn phải trả %1.</source>
        <extracomment>PaymentClosed: what to do; %1 is the fee</extracomment>
        <translation>%1 is still to pay.</translation>
    </message>
    <message>
        <source>Vẫn giữ số khám %1.</source>
        <extracomment>PaymentClosed: the number stays; %1 is the number</extracomment>
        <translation>You keep your number %1.</translation>
    </message>
    <message>
        <source>Tạo mã QR mới</source>
        <extracomment>PaymentClosed: open a new QR</extracomment>
        <translation>Make a new QR code</translation>
    </message>
    <message>
        <source>Trả sau tại quầy thu</source>
        <extracomment>PaymentClosed: pay at the cashier</extracomment>
        <translation>Pay the cashier later</translation>
    </message>
    <message>
        <source>Xong</source>
        <extracomment>PaymentClosed: nothing more is to be paid</extracomment>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>PlaceCard</name>
    <message>
        <source>Đã đọc mã QR.
Đặt thẻ lên đầu đọc</source>
        <extracomment>PlaceCard: the printed code was read, now the card itself</extracomment>
        <translation>QR code read.
Now place your card</translation>
    </message>
    <message>
        <source>Máy đọc chip để xác nhận đúng thẻ.</source>
        <extracomment>PlaceCard: why</extracomment>
        <translation>The chip proves that the card is yours.</translation>
    </message>
    <message>
        <source>Bỏ qua bước này</source>
        <extracomment>PlaceCard: go on with the printed code alone</extracomment>
        <translation>Skip this step</translation>
    </message>
</context>
<context>
    <name>PrintingCopy</name>
    <message>
        <source>Đang in lại phiếu</source>
        <extracomment>PrintingCopy: the copy is on its way to paper</extracomment>
        <translation>Printing again</translation>
    </message>
    <message>
        <source>Phiếu ra ở khe bên dưới.</source>
        <extracomment>PrintingCopy: what is done meanwhile</extracomment>
        <translation>It comes out of the slot below.</translation>
    </message>
</context>
<context>
    <name>PrintingReceipt</name>
    <message>
        <source>Đã nhận đủ tiền.
Đang in biên lai</source>
        <extracomment>PrintingReceipt: the receipt is on its way to paper</extracomment>
        <translation>Payment received.
Printing the receipt</translation>
    </message>
    <message>
        <source>Biên lai ra ở khe bên dưới.</source>
        <extracomment>PrintingReceipt: what is done meanwhile</extracomment>
        <translation>It comes out of the slot below.</translation>
    </message>
</context>
<context>
    <name>PrintingSlip</name>
    <message>
        <source>Đang in phiếu ưu tiên</source>
        <extracomment>PrintingSlip: a slip for the desk is on its way to paper</extracomment>
        <translation>Printing your priority slip</translation>
    </message>
    <message>
        <source>Phiếu ra ở khe bên dưới.</source>
        <extracomment>PrintingSlip: what is done meanwhile</extracomment>
        <translation>It comes out of the slot below.</translation>
    </message>
    <message>
        <source>Nhớ cầm lại giấy tờ.</source>
        <extracomment>PrintingSlip: what to mind meanwhile</extracomment>
        <translation>Please take your documents back.</translation>
    </message>
</context>
<context>
    <name>PrintingTicket</name>
    <message>
        <source>Đang in phiếu khám</source>
        <extracomment>PrintingTicket: the ticket is on its way to paper</extracomment>
        <translation>Printing your ticket</translation>
    </message>
    <message>
        <source>Phiếu ra ở khe bên dưới.</source>
        <extracomment>PrintingTicket: what is done meanwhile</extracomment>
        <translation>It comes out of the slot below.</translation>
    </message>
    <message>
        <source>Nhớ cầm lại thẻ căn cước.</source>
        <extracomment>PrintingTicket: what to mind meanwhile</extracomment>
        <translation>Please take your card back.</translation>
    </message>
</context>
<context>
    <name>PrintingWay</name>
    <message>
        <source>Đang in sơ đồ</source>
        <extracomment>PrintingWay: the way is on its way to paper</extracomment>
        <translation>Printing the map</translation>
    </message>
    <message>
        <source>Giấy ra ở khe bên dưới.</source>
        <extracomment>PrintingWay: what is done meanwhile</extracomment>
        <translation>It comes out of the slot below.</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Máy chưa đọc được mã QR</source>
        <extracomment>Title: the camera saw a code but could not read it</extracomment>
        <translation>The QR code could not be read yet</translation>
    </message>
    <message>
        <source>Lau nhẹ mặt thẻ, giữ thẻ yên dưới camera, rồi thử lại.</source>
        <extracomment>What to do about an unreadable code</extracomment>
        <translation>Wipe the card gently, hold it still under the camera, and try again.</translation>
    </message>
    <message>
        <source>Dùng mã QR in trên thẻ căn cước gắn chip, rồi thử lại.</source>
        <extracomment>What to do: use the code on the citizen card</extracomment>
        <translation>Use the QR code printed on the ID card, and try again.</translation>
    </message>
    <message>
        <source>Đây là mã xét nghiệm</source>
        <extracomment>Title: the code that was read belongs to a laboratory order</extracomment>
        <translation>This is a laboratory code</translation>
    </message>
    <message>
        <source>Đưa giấy này ở phòng xét nghiệm. Ở máy này, dùng thẻ căn cước.</source>
        <extracomment>What to do: the laboratory reads this code; here the card is needed</extracomment>
        <translation>Show this paper at the laboratory. Here, use your ID card.</translation>
    </message>
    <message>
        <source>Chưa tìm thấy thông tin</source>
        <extracomment>Title: too many numbers were tried that name nobody</extracomment>
        <translation>Nothing was found</translation>
    </message>
    <message>
        <source>Lấy phiếu ưu tiên, nhân viên ở quầy tìm giúp.</source>
        <extracomment>What to do: staff look</extracomment>
        <translation>Take a priority slip; staff at the desk will look.</translation>
    </message>
    <message>
        <source>Máy chưa đọc được thẻ</source>
        <extracomment>Title: the chip could not be read</extracomment>
        <translation>The card could not be read yet</translation>
    </message>
    <message>
        <source>Lau nhẹ mặt chip, đặt lại thẻ lên đầu đọc và để yên.</source>
        <extracomment>What to do about an unreadable chip</extracomment>
        <translation>Wipe the chip gently, put the card back and leave it there.</translation>
    </message>
    <message>
        <source>Thẻ được nhấc lên hơi sớm</source>
        <extracomment>Title: the card was lifted while it was read</extracomment>
        <translation>The card was lifted a little early</translation>
    </message>
    <message>
        <source>Đặt lại thẻ lên đầu đọc. Để yên cho đến khi máy báo xong.</source>
        <extracomment>What to do: leave the card lying</extracomment>
        <translation>Put the card back on the reader. Leave it until the machine is done.</translation>
    </message>
    <message>
        <source>Xem lại hạn ghi trên thẻ. Lấy phiếu ưu tiên, nhân viên ở quầy đăng ký giúp.</source>
        <extracomment>What to do: look at the card&apos;s date; the desk registers by other papers</extracomment>
        <translation>Check the date on the card. Take a priority slip; the desk will register you.</translation>
    </message>
    <message>
        <source>Số vừa đưa không khớp với thẻ</source>
        <extracomment>Title: the digits or the code belong to another card than the one on the reader</extracomment>
        <translation>These digits do not match the card</translation>
    </message>
    <message>
        <source>Xem lại 6 số cuối của chính thẻ trên đầu đọc, rồi thử lại.</source>
        <extracomment>What to do: give the digits of the very card on the reader</extracomment>
        <translation>Look at the last 6 digits of the card on the reader, and try again.</translation>
    </message>
    <message>
        <source>Bấm “Thử lại”. Những gì đã chọn vẫn còn.</source>
        <extracomment>What to do: try again in a moment</extracomment>
        <translation>Touch “Try again”. Your choices are kept.</translation>
    </message>
    <message>
        <source>Phòng khám này vừa hết số</source>
        <extracomment>Title: the last number of the clinic has just gone</extracomment>
        <translation>This clinic has just run out of numbers</translation>
    </message>
    <message>
        <source>Bấm “Thử lại” để chọn phòng khám khác còn số.</source>
        <extracomment>What to do: choose another clinic</extracomment>
        <translation>Touch “Try again” to choose another clinic.</translation>
    </message>
    <message>
        <source>Bấm “Thử lại” để máy hỏi lại. Sẽ không bị cấp hai số.</source>
        <extracomment>What to do: ask again under the same key</extracomment>
        <translation>Touch “Try again” to ask once more. You will not get two numbers.</translation>
    </message>
    <message>
        <source>Bấm “Thử lại”, hoặc lấy phiếu để nhân viên ở quầy xem giúp.</source>
        <extracomment>What to do: try again</extracomment>
        <translation>Touch “Try again”, or take a slip and let the desk look at it.</translation>
    </message>
    <message>
        <source>Đây chưa phải mã
của thẻ căn cước</source>
        <extracomment>Title: the code that was read is no citizen card&apos;s</extracomment>
        <translation>This is not the code
of an ID card</translation>
    </message>
    <message>
        <source>Thẻ này chưa dùng được</source>
        <extracomment>Title: the card is expired or not trusted</extracomment>
        <translation>This card cannot be used</translation>
    </message>
    <message>
        <source>Máy đang mất liên lạc
với bệnh viện</source>
        <extracomment>Title: the terminal cannot reach the hospital&apos;s system</extracomment>
        <translation>The machine has
lost its connection</translation>
    </message>
    <message>
        <source>Chưa rõ số khám
đã được cấp hay chưa</source>
        <extracomment>Title: nobody knows whether the number was given</extracomment>
        <translation>It is not clear
whether you got a number</translation>
    </message>
    <message>
        <source>Bệnh viện chưa nhận
đăng ký này</source>
        <extracomment>Title: the hospital&apos;s system did not take the registration</extracomment>
        <translation>The hospital did not
accept this registration</translation>
    </message>
    <message>
        <source>Chưa tạo được mã QR</source>
        <extracomment>Title: no QR for the payment could be had</extracomment>
        <translation>No QR code could be made</translation>
    </message>
    <message>
        <source>Chưa bị trừ tiền. Bấm “Thử lại”, hoặc trả sau tại quầy thu.</source>
        <extracomment>What to do: nothing was charged; try again or pay at the cashier</extracomment>
        <translation>Nothing was charged. Touch “Try again”, or pay later at the cashier.</translation>
    </message>
    <message>
        <source>Số tiền phải trả vừa thay đổi</source>
        <extracomment>Title: the bill is not what it was</extracomment>
        <translation>The amount has just changed</translation>
    </message>
    <message>
        <source>Chưa bị trừ tiền. Lấy phiếu, đến quầy thu để xem số tiền mới.</source>
        <extracomment>What to do: nothing was charged; the cashier has the new amount</extracomment>
        <translation>Nothing was charged. Take a slip; the cashier tells you the new amount.</translation>
    </message>
    <message>
        <source>Số tiền lớn hơn mức
một lần chuyển khoản</source>
        <extracomment>Title: the bill is more than a bank takes in one transfer</extracomment>
        <translation>This is more than
one transfer can carry</translation>
    </message>
    <message>
        <source>Chưa bị trừ tiền. Lấy phiếu rồi trả tại quầy thu.</source>
        <extracomment>What to do: nothing was charged; the cashier takes this amount</extracomment>
        <translation>Nothing was charged. Take a slip and pay at the cashier.</translation>
    </message>
    <message>
        <source>Khoản này đang được trả
ở một máy khác</source>
        <extracomment>Title: another terminal shows a code for this bill, or an earlier code may still be paid</extracomment>
        <translation>This bill is being paid
at another machine</translation>
    </message>
    <message>
        <source>Chờ vài phút rồi bấm “Thử lại”. Đã chuyển tiền rồi thì đừng chuyển lần nữa.</source>
        <extracomment>What to do: wait a little; never pay twice</extracomment>
        <translation>Wait a few minutes, then touch “Try again”. If you have paid, do not pay again.</translation>
    </message>
    <message>
        <source>Chưa hỏi được ngân hàng
về lần trả trước</source>
        <extracomment>Title: whether an earlier payment of this bill came cannot be found out now</extracomment>
        <translation>The bank cannot be asked
about the earlier payment</translation>
    </message>
    <message>
        <source>Đừng trả lần nữa. Lấy phiếu, quầy thu kiểm tra giúp. Tiền không bị mất.</source>
        <extracomment>What to do: do not pay again; the cashier finds out</extracomment>
        <translation>Do not pay again. Take the slip, the cashier will check. No money is lost.</translation>
    </message>
    <message>
        <source>Xin lỗi, máy gặp lỗi</source>
        <extracomment>Title: a fault of the terminal itself</extracomment>
        <translation>Sorry, the machine has a fault</translation>
    </message>
    <message>
        <source>Đây là lỗi của máy. Lấy phiếu ưu tiên, nhân viên ở quầy làm tiếp giúp.</source>
        <extracomment>What to do: it is not the patient&apos;s fault; the desk goes on</extracomment>
        <translation>It is not your fault. Take a priority slip; the desk will go on with it.</translation>
    </message>
    <message>
        <source>Đừng đăng ký lại. Lấy phiếu, nhân viên ở quầy tra giúp.</source>
        <extracomment>What to do after the last try: nobody knows whether the number was given</extracomment>
        <translation>Please do not register again. Take a slip; the desk will look it up.</translation>
    </message>
    <message>
        <source>Chưa bị trừ tiền. Mời lấy phiếu và trả tại quầy thu.</source>
        <extracomment>What to do after the last try: no QR for the payment</extracomment>
        <translation>Nothing was charged. Please take a slip and pay at the cashier.</translation>
    </message>
    <message>
        <source>Đừng trả lần nữa. Lấy phiếu, quầy thu kiểm tra giúp.</source>
        <extracomment>What to do after the last try: somebody else is still paying this bill</extracomment>
        <translation>Do not pay again. Take the slip, the cashier will check.</translation>
    </message>
    <message>
        <source>Lấy phiếu ưu tiên. Nhân viên ở quầy làm giúp, không phải xếp hàng lại.</source>
        <extracomment>What to do after the last try of anything else</extracomment>
        <translation>Take a priority slip. The desk will help you without queueing again.</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Sắp đến lượt</source>
        <extracomment>The place in line: nobody before the patient</extracomment>
        <translation>You are next</translation>
    </message>
    <message>
        <source>Còn {count} người trước</source>
        <extracomment>The place in line: {count} people before the patient</extracomment>
        <translation>{count} ahead of you</translation>
    </message>
    <message>
        <source>Khoảng {time}</source>
        <extracomment>About when the patient is called, {time} is HH:mm</extracomment>
        <translation>About {time}</translation>
    </message>
    <message>
        <source>Không phải chờ</source>
        <extracomment>Nobody waits at this clinic</extracomment>
        <translation>Nobody waiting</translation>
    </message>
    <message>
        <source>{count} người chờ</source>
        <extracomment>How many wait at this clinic</extracomment>
        <translation>{count} waiting</translation>
    </message>
    <message>
        <source>Đã gọi số.
Mời vào phòng ngay.</source>
        <extracomment>The number is being called now</extracomment>
        <translation>Your number is called.
Please go in now.</translation>
    </message>
    <message>
        <source>Số đã gọi qua. Mời đến phòng, báo nhân viên.</source>
        <extracomment>The number was called and nobody came</extracomment>
        <translation>Your number was called. Go to the room and tell staff.</translation>
    </message>
    <message>
        <source>Đã khám xong.</source>
        <extracomment>The examination is over</extracomment>
        <translation>Your examination is over.</translation>
    </message>
    <message>
        <source>Đã chuyển sang phòng khác. Hỏi nhân viên.</source>
        <extracomment>The number was moved to another clinic</extracomment>
        <translation>Moved to another room. Ask staff.</translation>
    </message>
    <message>
        <source>Số này đã hủy. Mời hỏi quầy tiếp đón.</source>
        <extracomment>The number is not valid any more</extracomment>
        <translation>This number is cancelled. Please ask at the reception desk.</translation>
    </message>
    <message>
        <source>Mời hỏi nhân viên ở phòng khám.</source>
        <extracomment>What stands of a number where the terminal does not know the word</extracomment>
        <translation>Please ask staff at the clinic.</translation>
    </message>
</context>
<context>
    <name>ReadSection</name>
    <message>
        <source>Tìm chữ</source>
        <extracomment>ReadSection: find a line by its first letters</extracomment>
        <translation>Find</translation>
    </message>
    <message>
        <source>Xong</source>
        <extracomment>ReadSection: all is read, the visit is over</extracomment>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>ReadingButton</name>
    <message>
        <source>Chữ to</source>
        <extracomment>Fixed bar: makes all letters larger</extracomment>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Rõ hơn</source>
        <extracomment>Fixed bar: strongest contrast, light letters on black</extracomment>
        <translation>Clearer</translation>
    </message>
    <message>
        <source>Như cũ</source>
        <extracomment>Fixed bar: letters and colours as before</extracomment>
        <translation>As before</translation>
    </message>
</context>
<context>
    <name>ReadingCard</name>
    <message>
        <source>Đặt thẻ lại lên đầu đọc</source>
        <extracomment>ReadingCard: the card was lifted too early</extracomment>
        <translation>Put the card back on the reader</translation>
    </message>
    <message>
        <source>Đang đọc thẻ.
Để yên thẻ trên đầu đọc</source>
        <extracomment>ReadingCard: the chip is being read</extracomment>
        <translation>Reading your card.
Leave it on the reader</translation>
    </message>
    <message>
        <source>Đã đọc</source>
        <extracomment>ReadingCard: name of the progress bar, read aloud</extracomment>
        <translation>Read so far</translation>
    </message>
</context>
<context>
    <name>Registered</name>
    <message>
        <source>Hôm nay đã có số khám này</source>
        <extracomment>Registered: the patient held this number before</extracomment>
        <translation>You already have this number today</translation>
    </message>
    <message>
        <source>Số khám của Quý khách</source>
        <extracomment>Registered: a new number</extracomment>
        <translation>Your number</translation>
    </message>
    <message>
        <source>Nhớ cầm lại thẻ và phiếu.</source>
        <extracomment>Registered, where nothing is to pay: the last thing before leaving</extracomment>
        <translation>Take your card and your papers.</translation>
    </message>
    <message>
        <source>Nhớ cầm lại thẻ căn cước.</source>
        <extracomment>The same where no slip surely came out</extracomment>
        <translation>Please take your card back.</translation>
    </message>
    <message>
        <source>Tiền khám</source>
        <extracomment>Registered: label of the fee</extracomment>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Trả ngay bằng mã QR</source>
        <extracomment>Registered: pay here by phone</extracomment>
        <translation>Pay now by QR code</translation>
    </message>
    <message>
        <source>Trả sau tại quầy thu</source>
        <extracomment>Registered: pay at the cashier</extracomment>
        <translation>Pay the cashier later</translation>
    </message>
    <message>
        <source>Xong</source>
        <extracomment>Registered: the visit to the terminal is over</extracomment>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>Relation</name>
    <message>
        <source>Trẻ em</source>
        <extracomment>Whom the helper brings</extracomment>
        <translation>A child</translation>
    </message>
    <message>
        <source>Dưới 6 tuổi được ưu tiên</source>
        <extracomment>What is known of children</extracomment>
        <translation>Under 6 goes first</translation>
    </message>
    <message>
        <source>Cha hoặc mẹ</source>
        <extracomment>Whom the helper brings</extracomment>
        <translation>Father or mother</translation>
    </message>
    <message>
        <source>Vợ hoặc chồng</source>
        <extracomment>Whom the helper brings</extracomment>
        <translation>Husband or wife</translation>
    </message>
    <message>
        <source>Người khác</source>
        <extracomment>Whom the helper brings</extracomment>
        <translation>Somebody else</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Chưa có chỉ định nào</source>
        <extracomment>Results: nothing was ordered lately</extracomment>
        <translation>No tests were ordered</translation>
    </message>
    <message>
        <source>Đã có %1 kết quả</source>
        <extracomment>Results: some are ready; %1 how many</extracomment>
        <translation>Results ready: %1</translation>
    </message>
    <message>
        <source>Chưa có kết quả</source>
        <extracomment>Results: none is ready yet</extracomment>
        <translation>No results yet</translation>
    </message>
    <message>
        <source>Nếu đã làm xét nghiệm: hỏi nhân viên ở phòng khám.</source>
        <extracomment>Results: what to do where nothing is known of tests that were done</extracomment>
        <translation>If tests were done: ask staff at the clinic.</translation>
    </message>
    <message>
        <source>Bác sĩ ở phòng khám sẽ nói rõ kết quả.</source>
        <extracomment>Results: where they are told</extracomment>
        <translation>The doctor at the clinic will explain them.</translation>
    </message>
    <message>
        <source>Xong</source>
        <extracomment>Results: the visit to the terminal is over</extracomment>
        <translation>Done</translation>
    </message>
    <message>
        <source>Xét nghiệm</source>
        <extracomment>Results: tests of blood and the like</extracomment>
        <translation>Laboratory tests</translation>
    </message>
    <message>
        <source>Chụp chiếu, siêu âm</source>
        <extracomment>Results: X-ray, ultrasound and the like</extracomment>
        <translation>X-ray, ultrasound</translation>
    </message>
    <message>
        <source>Kết quả khác</source>
        <extracomment>Results: anything else</extracomment>
        <translation>Other results</translation>
    </message>
    <message>
        <source>Đã có kết quả</source>
        <extracomment>Results: may be fetched</extracomment>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Chưa có, mời chờ thêm</source>
        <extracomment>Results: not yet</extracomment>
        <translation>Not yet, please wait</translation>
    </message>
    <message>
        <source>{clinic}, {time} {day}</source>
        <extracomment>Results: {clinic} asked for it at {time} on {day}</extracomment>
        <translation>{clinic}, {time} {day}</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Xem lại rồi lấy số</source>
        <extracomment>Review: what will happen, before the number is taken</extracomment>
        <translation>Check, then take the number</translation>
    </message>
    <message>
        <source>Thêm phòng</source>
        <extracomment>Review: one more clinic in the same visit</extracomment>
        <translation>Add a clinic</translation>
    </message>
    <message>
        <source>Diện ưu tiên</source>
        <extracomment>Review: there is a reason to go first</extracomment>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Phiếu chuyển/hẹn</source>
        <extracomment>Review: there is a transfer or re-examination paper</extracomment>
        <translation>I have a referral</translation>
    </message>
    <message>
        <source>Lấy số khám</source>
        <extracomment>Review: take the number</extracomment>
        <translation>Take the number</translation>
    </message>
</context>
<context>
    <name>SearchPad</name>
    <message>
        <source>Chưa nhập chữ nào</source>
        <extracomment>SearchPad: the field while it is empty, read aloud</extracomment>
        <translation>No letter typed yet</translation>
    </message>
    <message>
        <source>Xóa</source>
        <extracomment>SearchPad: takes the last letter back</extracomment>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Cách</source>
        <extracomment>SearchPad: a blank between two words</extracomment>
        <translation>Space</translation>
    </message>
    <message>
        <source>Xong</source>
        <extracomment>SearchPad: all is read, the visit is over</extracomment>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>Không có thẻ</source>
        <extracomment>Menu: for somebody without a readable card</extracomment>
        <translation>No card</translation>
    </message>
    <message>
        <source>Nhập số căn cước</source>
        <extracomment>OtherWays: type the citizen number</extracomment>
        <translation>Type the ID number</translation>
    </message>
    <message>
        <source>12 số và ngày sinh</source>
        <extracomment>OtherWays: what has to be known</extracomment>
        <translation>12 digits and birth date</translation>
    </message>
    <message>
        <source>Nhập mã thẻ bảo hiểm</source>
        <extracomment>OtherWays: type the code of the insurance card</extracomment>
        <translation>Type the insurance code</translation>
    </message>
    <message>
        <source>Mã thẻ và ngày sinh</source>
        <extracomment>OtherWays: what has to be known</extracomment>
        <translation>Card code and birth date</translation>
    </message>
    <message>
        <source>Nhập mã hẹn khám</source>
        <extracomment>OtherWays: type the code of an appointment</extracomment>
        <translation>Type appointment code</translation>
    </message>
    <message>
        <source>8 số trên phiếu hẹn</source>
        <extracomment>OtherWays: what has to be known</extracomment>
        <translation>8 digits on the slip</translation>
    </message>
    <message>
        <source>Đăng ký khám</source>
        <extracomment>Menu: take a number for an examination</extracomment>
        <translation>See a doctor</translation>
    </message>
    <message>
        <source>Lấy số khám hôm nay</source>
        <extracomment>Menu: what registering gives</extracomment>
        <translation>Get a number for today</translation>
    </message>
    <message>
        <source>Khám theo hẹn</source>
        <extracomment>Menu: the patient has an appointment today</extracomment>
        <translation>My appointment</translation>
    </message>
    <message>
        <source>Đăng ký cho người thân</source>
        <extracomment>Menu: register a child or a parent</extracomment>
        <translation>Register a relative</translation>
    </message>
    <message>
        <source>Cho con, cha mẹ</source>
        <extracomment>Menu: for whom</extracomment>
        <translation>A child or a parent</translation>
    </message>
    <message>
        <source>Nộp viện phí</source>
        <extracomment>Menu: pay a bill of the hospital</extracomment>
        <translation>Pay a bill</translation>
    </message>
    <message>
        <source>Xem số, in lại phiếu</source>
        <extracomment>Menu: the number that was taken today, and its slip once more</extracomment>
        <translation>My number, reprint</translation>
    </message>
    <message>
        <source>Kết quả xét nghiệm</source>
        <extracomment>Menu: whether the results are ready</extracomment>
        <translation>Test results</translation>
    </message>
    <message>
        <source>Xem đã có hay chưa</source>
        <extracomment>Menu: only whether they are ready, not what they say</extracomment>
        <translation>Are they ready?</translation>
    </message>
    <message>
        <source>Tra cứu</source>
        <extracomment>Menu: look something up</extracomment>
        <translation>Info</translation>
    </message>
    <message>
        <source>Lấy số nhanh</source>
        <extracomment>Menu: a number without saying who one is</extracomment>
        <translation>Quick number</translation>
    </message>
    <message>
        <source>Không cần giấy tờ</source>
        <extracomment>Menu: what the quick number is for</extracomment>
        <translation>No papers needed</translation>
    </message>
    <message>
        <source>Cấp cứu</source>
        <extracomment>Menu: somebody in danger</extracomment>
        <translation>Emergency</translation>
    </message>
    <message>
        <source>Đường đi</source>
        <extracomment>Menu: the way to a room</extracomment>
        <translation>The way</translation>
    </message>
    <message>
        <source>Lấy số chờ</source>
        <extracomment>Menu: a number of the terminal&apos;s own, while the hospital cannot be reached</extracomment>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>Nhập số giấy tờ</source>
        <extracomment>Menu: saying who one is on the terminal&apos;s own keys, where it can read no card</extracomment>
        <translation>Type your number</translation>
    </message>
    <message>
        <source>{time}, {clinic}</source>
        <extracomment>Menu: the appointment of today; {time} is HH:mm, {clinic} the clinic</extracomment>
        <translation>{time}, {clinic}</translation>
    </message>
    <message>
        <source>{count} khoản chưa trả</source>
        <extracomment>Menu: how many bills are open</extracomment>
        <translation>{count} unpaid</translation>
    </message>
    <message>
        <source>Số {number}</source>
        <extracomment>Menu: the number that the patient holds today</extracomment>
        <translation>Number {number}</translation>
    </message>
</context>
<context>
    <name>Sex</name>
    <message>
        <source>Nam</source>
        <extracomment>The sex of the patient</extracomment>
        <translation>Male</translation>
    </message>
    <message>
        <source>Nữ</source>
        <extracomment>The sex of the patient</extracomment>
        <translation>Female</translation>
    </message>
</context>
<context>
    <name>ShowBill</name>
    <message>
        <source>Tạm ứng viện phí</source>
        <extracomment>ShowBill: money paid ahead</extracomment>
        <translation>Hospital deposit</translation>
    </message>
    <message>
        <source>Khoản phải trả</source>
        <extracomment>ShowBill: one bill, line by line</extracomment>
        <translation>To pay</translation>
    </message>
    <message>
        <source>Của %1</source>
        <extracomment>ShowBill: whose bill; %1 is the masked name</extracomment>
        <translation>For %1</translation>
    </message>
    <message>
        <source>và %1 khoản khác</source>
        <extracomment>ShowBill: how many lines more than are shown</extracomment>
        <translation>and %1 more</translation>
    </message>
    <message>
        <source>Cần trả</source>
        <extracomment>ShowBill: label of the amount</extracomment>
        <translation>Due now</translation>
    </message>
    <message>
        <source>Trả ngay bằng mã QR</source>
        <extracomment>ShowBill: pay here by phone</extracomment>
        <translation>Pay now by QR code</translation>
    </message>
    <message>
        <source>Trả sau tại quầy thu</source>
        <extracomment>ShowBill: pay at the cashier, or another day</extracomment>
        <translation>Pay the cashier later</translation>
    </message>
    <message>
        <source>Nộp tạm ứng</source>
        <extracomment>ShowBill: pay ahead</extracomment>
        <translation>Pay a deposit</translation>
    </message>
</context>
<context>
    <name>ShowCard</name>
    <message>
        <source>Đặt thẻ hoặc quét mã QR</source>
        <extracomment>ShowCard: what was chosen needs to know who is here</extracomment>
        <translation>Place your card or scan its code</translation>
    </message>
    <message>
        <source>Đặt thẻ lên đầu đọc</source>
        <extracomment>ShowCard: what was chosen needs to know who is here, where no code can be read now</extracomment>
        <translation>Place your card on the reader</translation>
    </message>
    <message>
        <source>Máy chưa đọc được thẻ</source>
        <extracomment>ShowCard: neither a card nor a code can be read now</extracomment>
        <translation>No card can be read now</translation>
    </message>
    <message>
        <source>Quét mã QR trên thẻ</source>
        <extracomment>ShowCard: the same where there is no reader for the chip</extracomment>
        <translation>Scan the code on your card</translation>
    </message>
    <message>
        <source>Không có thẻ</source>
        <extracomment>ShowCard: for somebody without a readable card</extracomment>
        <translation>No card</translation>
    </message>
    <message>
        <source>Nhập số giấy tờ</source>
        <extracomment>ShowCard, ShowSlip: say who one is on the terminal&apos;s own keys</extracomment>
        <translation>Type your number</translation>
    </message>
</context>
<context>
    <name>ShowSlip</name>
    <message>
        <source>Đưa phiếu khám
hoặc thẻ căn cước</source>
        <extracomment>ShowSlip: how the terminal finds what is owed</extracomment>
        <translation>Show your ticket
or your ID card</translation>
    </message>
    <message>
        <source>Đưa phiếu khám
vào camera</source>
        <extracomment>ShowSlip: the same where there is no reader for the chip</extracomment>
        <translation>Hold your ticket
to the camera</translation>
    </message>
    <message>
        <source>Đặt thẻ căn cước
lên đầu đọc</source>
        <extracomment>ShowSlip: the same where no code can be read now</extracomment>
        <translation>Place your ID card
on the reader</translation>
    </message>
    <message>
        <source>Máy chưa đọc được
phiếu và thẻ</source>
        <extracomment>ShowSlip: neither a slip nor a card can be read now</extracomment>
        <translation>No ticket or card
can be read now</translation>
    </message>
    <message>
        <source>Máy tìm các khoản phải trả.</source>
        <extracomment>ShowSlip: what is done with it</extracomment>
        <translation>The machine finds what you have to pay.</translation>
    </message>
    <message>
        <source>Đưa mã QR trên phiếu vào camera</source>
        <extracomment>ShowSlip: beside the camera</extracomment>
        <translation>Show the ticket’s QR code here</translation>
    </message>
    <message>
        <source>Hoặc đặt thẻ căn cước lên đầu đọc</source>
        <extracomment>ShowSlip: the other way, beside the picture of a card on the reader</extracomment>
        <translation>Or place your ID card on the reader</translation>
    </message>
    <message>
        <source>Đặt thẻ căn cước lên đầu đọc</source>
        <extracomment>ShowSlip: beside the picture of a card on the reader, where no code can be read now</extracomment>
        <translation>Place your ID card on the reader</translation>
    </message>
    <message>
        <source>Đây không phải phiếu của bệnh viện này. Dùng phiếu khác, hoặc đặt thẻ căn cước.</source>
        <extracomment>ShowSlip: what was held up is not a slip of this hospital</extracomment>
        <translation>This is not a ticket of this hospital. Use another one, or place your ID card.</translation>
    </message>
    <message>
        <source>Nhập số giấy tờ</source>
        <extracomment>ShowCard, ShowSlip: say who one is on the terminal&apos;s own keys</extracomment>
        <translation>Type your number</translation>
    </message>
</context>
<context>
    <name>ShowTicket</name>
    <message>
        <source>Đưa mã QR trên phiếu khám
vào camera</source>
        <extracomment>ShowTicket: the one thing to do</extracomment>
        <translation>Show the QR code
on your ticket</translation>
    </message>
    <message>
        <source>Mã ở cuối phiếu khám</source>
        <extracomment>ShowTicket: beside the camera</extracomment>
        <translation>At the end of the ticket</translation>
    </message>
    <message>
        <source>Đây chưa phải phiếu khám hôm nay. Thử phiếu khác.</source>
        <extracomment>ShowTicket: what was held up is not a ticket of today</extracomment>
        <translation>This is not a ticket of today. Try another one.</translation>
    </message>
    <message>
        <source>Mất phiếu: bấm “Quay lại”, rồi đặt thẻ căn cước ở màn hình đầu.</source>
        <extracomment>ShowTicket: what to do without a ticket</extracomment>
        <translation>No ticket: touch “Back”, then use your ID card on the first screen.</translation>
    </message>
</context>
<context>
    <name>ShowWay</name>
    <message>
        <source>Xem tiếp (%1/%2)</source>
        <extracomment>ShowWay: turns to the map of the next floor; %1 is the one shown, %2 how many there are</extracomment>
        <translation>Next floor (%1/%2)</translation>
    </message>
    <message>
        <source>In sơ đồ</source>
        <extracomment>ShowWay: the way on paper</extracomment>
        <translation>Print the map</translation>
    </message>
    <message>
        <source>Xong</source>
        <extracomment>ShowWay: the way is known, the visit is over</extracomment>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>SleepCurtain</name>
    <message>
        <source>Chạm để mở màn hình</source>
        <extracomment>SleepCurtain: the screen is dim, a touch makes it bright</extracomment>
        <translation>Touch to wake the screen</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Mời đến quầy tiếp đón</source>
        <extracomment>Title: where to go with the slip</extracomment>
        <translation>Please go to the reception desk</translation>
    </message>
    <message>
        <source>Nhân viên đăng ký giúp bằng giấy tờ khác, hoặc bằng họ tên và ngày sinh.</source>
        <extracomment>What staff do for somebody without a readable document</extracomment>
        <translation>Staff will register you with another document, or by name and birth date.</translation>
    </message>
    <message>
        <source>Nhân viên xem lại giấy tờ và đăng ký giúp.</source>
        <extracomment>What staff do for somebody whose document names somebody else</extracomment>
        <translation>Staff will look at your documents and register you.</translation>
    </message>
    <message>
        <source>Nhân viên giải thích và đăng ký giúp theo ý Quý khách.</source>
        <extracomment>What staff do for somebody who did not want the terminal to use their data</extracomment>
        <translation>Staff will explain and register you the way you wish.</translation>
    </message>
    <message>
        <source>Mời đến quầy bảo hiểm y tế</source>
        <extracomment>Title: where to go with the slip</extracomment>
        <translation>Please go to the insurance desk</translation>
    </message>
    <message>
        <source>Nhân viên kiểm tra thẻ bảo hiểm y tế và đăng ký giúp.</source>
        <extracomment>What staff do about insurance</extracomment>
        <translation>Staff will check your insurance card and register you.</translation>
    </message>
    <message>
        <source>Nhân viên tìm giúp phòng khám còn số hôm nay.</source>
        <extracomment>What staff do where a clinic is full</extracomment>
        <translation>Staff will find a clinic that still has numbers today.</translation>
    </message>
    <message>
        <source>Nhân viên đăng ký giúp trong lúc máy chờ kết nối lại.</source>
        <extracomment>What staff do while the hospital&apos;s system is away</extracomment>
        <translation>Staff will register you while the machine waits for its connection.</translation>
    </message>
    <message>
        <source>Nhân viên tra xem số khám đã được cấp chưa. Đừng đăng ký lại ở máy khác.</source>
        <extracomment>What staff do where nobody knows whether the number was given</extracomment>
        <translation>Staff will see whether you got a number. Please do not register again elsewhere.</translation>
    </message>
    <message>
        <source>Nhân viên xem lý do và đăng ký giúp.</source>
        <extracomment>What staff do where the hospital&apos;s system did not take the registration</extracomment>
        <translation>Staff will look at the reason and register you.</translation>
    </message>
    <message>
        <source>Mời đến quầy thu</source>
        <extracomment>Title: where to go with the slip</extracomment>
        <translation>Please go to the cashier</translation>
    </message>
    <message>
        <source>Khoản tiền đang được kiểm tra với ngân hàng. Giữ mã này, đừng trả lần nữa.</source>
        <extracomment>What staff do where nobody knows yet whether the money came</extracomment>
        <translation>Your payment is being checked with the bank. Keep this code and do not pay again.</translation>
    </message>
    <message>
        <source>Chưa bị trừ tiền. Đưa phiếu này để trả tại quầy thu.</source>
        <extracomment>What to know where no QR could be made: nothing is paid yet</extracomment>
        <translation>Nothing was charged. Show this slip and pay at the cashier.</translation>
    </message>
    <message>
        <source>Chưa bị trừ tiền. Nhân viên quầy thu cho biết số tiền mới.</source>
        <extracomment>What staff do where the amount is not what it was</extracomment>
        <translation>Nothing was charged. The cashier will tell you the new amount.</translation>
    </message>
    <message>
        <source>Chưa bị trừ tiền. Quầy thu nhận trực tiếp số tiền lớn này.</source>
        <extracomment>What to know where a bank does not carry the amount in one transfer: the cashier takes it</extracomment>
        <translation>Nothing was charged. The cashier takes an amount as large as this.</translation>
    </message>
    <message>
        <source>Máy gặp lỗi. Nhân viên làm tiếp giúp từ đầu đến cuối.</source>
        <extracomment>What staff do after a fault of the terminal</extracomment>
        <translation>The machine has a fault. Staff will do everything for you.</translation>
    </message>
</context>
<context>
    <name>SlipCode</name>
    <message>
        <source>Mã QR thay cho phiếu</source>
        <extracomment>Registered: the code that stands for the slip, to be photographed; read aloud</extracomment>
        <translation>QR code in place of the slip</translation>
    </message>
</context>
<context>
    <name>Sorry</name>
    <message>
        <source>Vẫn giữ số khám %1.</source>
        <extracomment>Sorry: the number stays whatever happened; %1 is the number</extracomment>
        <translation>You keep your number %1.</translation>
    </message>
    <message>
        <source>Bấm “Gọi hỗ trợ”, nhân viên sẽ đến.</source>
        <extracomment>Sorry: who helps</extracomment>
        <translation>Touch “Call help”, somebody will come.</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <extracomment>Sorry: try again</extracomment>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Lấy phiếu ưu tiên đến quầy</source>
        <extracomment>Sorry: a slip that goes to a desk with priority</extracomment>
        <translation>Take a priority slip</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>Nút: {name}</source>
        <extracomment>Spoken: a button; {name} is what is written on it</extracomment>
        <translation>Button: {name}</translation>
    </message>
    <message>
        <source>Không chọn được: {name}</source>
        <extracomment>Spoken: a button that cannot be pressed now; {name} is what is written on it</extracomment>
        <translation>Not available: {name}</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Đang kiểm tra</source>
        <extracomment>Staff: the PIN or the pass is looked at</extracomment>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Đang thực hiện</source>
        <extracomment>Staff: something is being done</extracomment>
        <translation>Working</translation>
    </message>
    <message>
        <source>Đang in phiếu thử</source>
        <extracomment>Staff: the test ticket is printed</extracomment>
        <translation>Printing the test ticket</translation>
    </message>
    <message>
        <source>Thử đầu đọc thẻ</source>
        <extracomment>Staff: test of the card reader</extracomment>
        <translation>Test the card reader</translation>
    </message>
    <message>
        <source>Đặt thẻ lên đầu đọc. Nhập 6 số cuối của thẻ, hoặc đưa mã QR của thẻ vào camera.</source>
        <extracomment>Staff: what opens a card&apos;s chip</extracomment>
        <translation>Put a card on the reader. Type its last 6 digits, or hold its QR code to the camera.</translation>
    </message>
    <message>
        <source>Nhật ký</source>
        <extracomment>Staff: the log
----------
Staff: a task on the board: read the log</extracomment>
        <translation>Log</translation>
    </message>
    <message>
        <source>Mới nhất ở trên. Không có dữ liệu người bệnh.</source>
        <extracomment>Staff: what the log never holds</extracomment>
        <translation>Newest first. No patient data.</translation>
    </message>
    <message>
        <source>Về máy này</source>
        <extracomment>Staff: version, addresses, numbers of this terminal</extracomment>
        <translation>About this machine</translation>
    </message>
    <message>
        <source>Ghi danh lại máy</source>
        <extracomment>Staff: let the terminal in again</extracomment>
        <translation>Enrol again</translation>
    </message>
    <message>
        <source>Nhập mã 12 ký tự do tổ CNTT cấp.</source>
        <extracomment>Staff: where the code comes from</extracomment>
        <translation>Type the 12-character code from IT.</translation>
    </message>
    <message>
        <source>Đang hỏi máy chủ</source>
        <extracomment>Staff: the backend is asked to let the terminal in</extracomment>
        <translation>Asking the server</translation>
    </message>
    <message>
        <source>Máy đã được ghi danh lại, đến {until}.</source>
        <extracomment>Staff: the terminal was let in again; {until} is dd/MM/yyyy</extracomment>
        <translation>Enrolled again, until {until}.</translation>
    </message>
    <message>
        <source>Máy này chưa được đặt PIN.</source>
        <extracomment>Staff: nobody has set a PIN for this terminal</extracomment>
        <translation>No PIN is set for this machine.</translation>
    </message>
    <message>
        <source>Hoặc đưa mã QR nhân viên vào camera.</source>
        <extracomment>Staff: the other way in</extracomment>
        <translation>Or hold a staff QR code to the camera.</translation>
    </message>
    <message>
        <source>Đưa mã QR nhân viên vào camera.</source>
        <extracomment>Staff: the one way in, where no PIN can be typed now</extracomment>
        <translation>Hold a staff QR code to the camera.</translation>
    </message>
    <message>
        <source>Dành cho nhân viên</source>
        <extracomment>Staff: the door</extracomment>
        <translation>Staff only</translation>
    </message>
    <message>
        <source>Nhập PIN 6 số.</source>
        <extracomment>Staff: what the door asks</extracomment>
        <translation>Type the 6-digit PIN.</translation>
    </message>
    <message>
        <source>Không ghi được vào máy: khởi động lại sẽ mất.</source>
        <extracomment>Staff: volume or brightness was set and could not be written down</extracomment>
        <translation>It could not be kept: a restart forgets it.</translation>
    </message>
    <message>
        <source>Màn hình này không chỉnh được từ máy: chỉnh bằng nút trên màn hình.</source>
        <extracomment>Staff: why the brightness cannot be set from here</extracomment>
        <translation>This panel cannot be set from here: use the buttons on the panel.</translation>
    </message>
    <message>
        <source>Âm thanh, độ sáng</source>
        <extracomment>Staff: volume and brightness</extracomment>
        <translation>Sound, brightness</translation>
    </message>
    <message>
        <source>Đổi là nghe, thấy ngay. Máy giữ mức này cả sau khi khởi động lại.</source>
        <extracomment>Staff: volume and brightness: what happens at a touch</extracomment>
        <translation>Heard and seen at once. Kept, also after a restart.</translation>
    </message>
    <message>
        <source>Máy đang ngừng phục vụ.</source>
        <extracomment>Staff: on the board while the terminal serves nobody</extracomment>
        <translation>This machine is out of service.</translation>
    </message>
    <message>
        <source>Tình trạng máy</source>
        <extracomment>Staff: everything at a glance</extracomment>
        <translation>State of the machine</translation>
    </message>
    <message>
        <source>Đang hỏi các thiết bị...</source>
        <extracomment>Staff: the devices are being asked</extracomment>
        <translation>Asking the devices...</translation>
    </message>
    <message>
        <source>Còn {count} khoản thu đang chờ. Máy vẫn theo dõi tiếp, không mất.</source>
        <extracomment>Staff: payments that are not settled yet; {count} of them. A restart does not lose them.</extracomment>
        <translation>{count} payments are still open. The machine keeps following them; none is lost.</translation>
    </message>
    <message>
        <source>Mã QR trên phiếu đọc lại đúng.</source>
        <extracomment>Staff: the printed code was held to the camera and says what was printed</extracomment>
        <translation>The QR code on the ticket reads back right.</translation>
    </message>
    <message>
        <source>Mã vừa đọc không phải mã trên phiếu này.</source>
        <extracomment>Staff: another code was held to the camera</extracomment>
        <translation>That code is not this ticket&apos;s.</translation>
    </message>
    <message>
        <source>Phiếu in thử</source>
        <extracomment>Staff: the test ticket</extracomment>
        <translation>Test ticket</translation>
    </message>
    <message>
        <source>Xem đủ dấu tiếng Việt, rồi đưa mã QR trên phiếu vào camera.</source>
        <extracomment>Staff: what to look at on the test ticket</extracomment>
        <translation>Look for every Vietnamese mark, then hold its QR code to the camera.</translation>
    </message>
    <message>
        <source>In lại</source>
        <extracomment>Staff: the same once more</extracomment>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Camera không trả lời. Kiểm tra dây USB.</source>
        <extracomment>Staff: the camera does not answer</extracomment>
        <translation>The camera does not answer. Check the USB cable.</translation>
    </message>
    <message>
        <source>Thấy mã nhưng chưa đọc được: lại gần hơn, giữ yên.</source>
        <extracomment>Staff: a code stands there and cannot be read yet</extracomment>
        <translation>A code is seen but cannot be read: closer, and hold still.</translation>
    </message>
    <message>
        <source>Thử camera đọc mã</source>
        <extracomment>Staff: test of the scanner</extracomment>
        <translation>Test the scanner</translation>
    </message>
    <message>
        <source>Đưa một mã bất kỳ vào camera. Nội dung mã không hiện ra.</source>
        <extracomment>Staff: what to do; what the code says is not shown</extracomment>
        <translation>Hold any code to the camera. What it says is not shown.</translation>
    </message>
    <message>
        <source>Đang đọc chip</source>
        <extracomment>Staff: the chip is being read</extracomment>
        <translation>Reading the chip</translation>
    </message>
    <message>
        <source>Đặt thẻ trở lại đầu đọc.</source>
        <extracomment>Staff: the card left the reader too soon</extracomment>
        <translation>Put the card back on the reader.</translation>
    </message>
    <message>
        <source>Giữ thẻ yên trên đầu đọc.</source>
        <extracomment>Staff: while the chip is read</extracomment>
        <translation>Keep the card still on the reader.</translation>
    </message>
    <message>
        <source>Không đọc được: {error}, ở bước {stage}.</source>
        <extracomment>Staff: the chip could not be read; {error} and {stage} are codes of the guide</extracomment>
        <translation>Not read: {error}, at {stage}.</translation>
    </message>
    <message>
        <source>Đọc xong. Không giữ lại gì của thẻ.</source>
        <extracomment>Staff: the chip was read to its end</extracomment>
        <translation>Read. Nothing of the card is kept.</translation>
    </message>
    <message>
        <source>Kết quả đọc thẻ</source>
        <extracomment>Staff: what the test of the card reader came to</extracomment>
        <translation>Card test result</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <extracomment>Staff: the same once more</extracomment>
        <translation>Try again</translation>
    </message>
    <message>
        <source>mã căn cước</source>
        <extracomment>Staff: a kind of code</extracomment>
        <translation>identity card</translation>
    </message>
    <message>
        <source>mã thẻ bảo hiểm</source>
        <extracomment>Staff: a kind of code</extracomment>
        <translation>insurance card</translation>
    </message>
    <message>
        <source>phiếu của bệnh viện</source>
        <extracomment>Staff: a kind of code</extracomment>
        <translation>the hospital&apos;s slip</translation>
    </message>
    <message>
        <source>mã xét nghiệm</source>
        <extracomment>Staff: a kind of code</extracomment>
        <translation>laboratory code</translation>
    </message>
    <message>
        <source>mã chuyển khoản</source>
        <extracomment>Staff: a kind of code</extracomment>
        <translation>payment code</translation>
    </message>
    <message>
        <source>mã nhân viên</source>
        <extracomment>Staff: a kind of code</extracomment>
        <translation>staff code</translation>
    </message>
    <message>
        <source>mã ghi danh máy mới</source>
        <extracomment>Staff: a kind of code: it lets a new terminal in</extracomment>
        <translation>a new terminal&apos;s enrolment code</translation>
    </message>
    <message>
        <source>Tên máy</source>
        <extracomment>Staff: about this terminal</extracomment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nơi đặt</source>
        <extracomment>Staff: about this terminal</extracomment>
        <translation>Place</translation>
    </message>
    <message>
        <source>Phiên bản</source>
        <extracomment>Staff: about this terminal</extracomment>
        <translation>Version</translation>
    </message>
    <message>
        <source>Địa chỉ mạng</source>
        <extracomment>Staff: about this terminal: its own address in the network</extracomment>
        <translation>Network address</translation>
    </message>
    <message>
        <source>Máy chủ</source>
        <extracomment>Staff: about this terminal
----------
Staff: the hospital&apos;s server, as a device among the others</extracomment>
        <translation>Server</translation>
    </message>
    <message>
        <source>Chứng thư đến</source>
        <extracomment>Staff: about this terminal: until when its certificate is good</extracomment>
        <translation>Certificate until</translation>
    </message>
    <message>
        <source>Máy in</source>
        <extracomment>Staff: about this terminal
----------
Staff: a device</extracomment>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Camera đọc mã</source>
        <extracomment>Staff: about this terminal
----------
Staff: a device</extracomment>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Đầu đọc thẻ</source>
        <extracomment>Staff: about this terminal
----------
Staff: a device</extracomment>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>Ổ đĩa còn trống</source>
        <extracomment>Staff: about this terminal: room on its disk</extracomment>
        <translation>Room on the disk</translation>
    </message>
    <message>
        <source>Chạy từ</source>
        <extracomment>Staff: about this terminal</extracomment>
        <translation>Running since</translation>
    </message>
    <message>
        <source>Milimét mỗi điểm ảnh</source>
        <extracomment>Staff: about this terminal: millimetres of a pixel</extracomment>
        <translation>Millimetres per pixel</translation>
    </message>
    <message>
        <source>Đã đọc: {kind}</source>
        <extracomment>Staff: a code was read; {kind} is what kind of code</extracomment>
        <translation>Read: {kind}</translation>
    </message>
    <message>
        <source>Xác thực chip: {word}</source>
        <extracomment>Staff: whether the chip is genuine; {word} is what was proven</extracomment>
        <translation>Chip: {word}</translation>
    </message>
    <message>
        <source>{count} lệnh</source>
        <extracomment>Staff: how long a reading took; {count} commands went to the chip</extracomment>
        <translation>{count} commands</translation>
    </message>
    <message>
        <source>mã khác</source>
        <extracomment>Staff: a code of no kind that is known</extracomment>
        <translation>another code</translation>
    </message>
    <message>
        <source>chip thật</source>
        <extracomment>Staff: the chip is proven to be genuine</extracomment>
        <translation>genuine</translation>
    </message>
    <message>
        <source>chưa có chứng thư gốc để so</source>
        <extracomment>Staff: this terminal has no certificates to judge a signer by</extracomment>
        <translation>no root certificates to judge by</translation>
    </message>
    <message>
        <source>{pixels} điểm ảnh mỗi ô (cần từ {least})</source>
        <extracomment>Staff: how large a code stands in the picture; {pixels} per module, {least} at least are wanted</extracomment>
        <translation>{pixels} pixels a module ({least} are needed)</translation>
    </message>
    <message>
        <source>Đang quay màn hình</source>
        <extracomment>Set-up: the picture is being turned</extracomment>
        <translation>Turning the screen</translation>
    </message>
    <message>
        <source>Khung quá lớn hoặc quá nhỏ. Đặt thẻ sát mặt kính và chỉnh lại.</source>
        <extracomment>Set-up: the outline fits no card</extracomment>
        <translation>The outline is too large or too small. Hold the card against the glass and adjust it.</translation>
    </message>
    <message>
        <source>Đo màn hình</source>
        <extracomment>Set-up: how large is a pixel</extracomment>
        <translation>Measure the screen</translation>
    </message>
    <message>
        <source>Áp thẻ ngân hàng hoặc căn cước vào khung. Chỉnh khung cho bằng đúng thẻ.</source>
        <extracomment>Set-up: what to do with a bank or identity card</extracomment>
        <translation>Hold a bank or identity card against the outline. Make the outline exactly as large.</translation>
    </message>
    <message>
        <source>Địa chỉ máy chủ</source>
        <extracomment>Set-up: where is the backend</extracomment>
        <translation>Server address</translation>
    </message>
    <message>
        <source>Nhập địa chỉ do tổ CNTT cấp. Luôn dùng https.</source>
        <extracomment>Set-up: what to type</extracomment>
        <translation>Type the address from IT. Always https.</translation>
    </message>
    <message>
        <source>Mã ghi danh</source>
        <extracomment>Set-up: the code that lets the terminal in</extracomment>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>Nhập lại PIN</source>
        <extracomment>Set-up: the PIN of staff once more</extracomment>
        <translation>The PIN once more</translation>
    </message>
    <message>
        <source>Đúng 6 số vừa đặt.</source>
        <extracomment>Set-up: the same as just now</extracomment>
        <translation>The same six digits as just now.</translation>
    </message>
    <message>
        <source>Chưa ghi được cấu hình</source>
        <extracomment>Set-up: the configuration could not be written</extracomment>
        <translation>The configuration is not written</translation>
    </message>
    <message>
        <source>Đang hỏi máy in</source>
        <extracomment>Set-up: is there a printer at that address?</extracomment>
        <translation>Asking the printer</translation>
    </message>
    <message>
        <source>Đang tìm thiết bị</source>
        <extracomment>Set-up: what is plugged in?</extracomment>
        <translation>Looking for devices</translation>
    </message>
    <message>
        <source>Đang ghi cấu hình</source>
        <extracomment>Set-up: the configuration is written</extracomment>
        <translation>Writing the configuration</translation>
    </message>
    <message>
        <source>Chữ đang đứng thẳng</source>
        <extracomment>Set-up: the picture stands upright</extracomment>
        <translation>The text stands upright</translation>
    </message>
    <message>
        <source>Quay phải {degrees}°</source>
        <extracomment>Set-up: turn the picture; {degrees} clockwise</extracomment>
        <translation>Turn right {degrees}°</translation>
    </message>
    <message>
        <source>Chưa quay được: không ghi được vào máy. Báo tổ CNTT.</source>
        <extracomment>Set-up: which way the picture is turned could not be written down</extracomment>
        <translation>Not turned: the terminal cannot be written to. Tell IT.</translation>
    </message>
    <message>
        <source>Chữ có đứng thẳng không?</source>
        <extracomment>Set-up: which way up is the panel</extracomment>
        <translation>Does the text stand upright?</translation>
    </message>
    <message>
        <source>Nếu chưa, chọn hướng quay. Máy tự khởi động lại và hỏi lại.</source>
        <extracomment>Set-up: what follows where the picture is turned</extracomment>
        <translation>If not, choose how to turn it. The terminal restarts by itself and asks again.</translation>
    </message>
    <message>
        <source>Nếu có mã QR ghi danh, đưa vào camera.</source>
        <extracomment>Set-up: instead of typing address and code</extracomment>
        <translation>If you have the enrolment QR code, hold it to the camera.</translation>
    </message>
    <message>
        <source>Không có máy in trả lời ở đó. Kiểm tra dây mạng, nguồn và địa chỉ.</source>
        <extracomment>Set-up: there is no printer at that address</extracomment>
        <translation>No printer answers there. Check its cable, its power and the address.</translation>
    </message>
    <message>
        <source>Máy in qua mạng</source>
        <extracomment>Set-up: a printer that is not plugged in but on the network</extracomment>
        <translation>Printer on the network</translation>
    </message>
    <message>
        <source>Nhập địa chỉ máy in, ví dụ 192.168.10.40.</source>
        <extracomment>Set-up: what to type; :9100 is added where there is none</extracomment>
        <translation>Type the printer&apos;s address, for example 192.168.10.40.</translation>
    </message>
    <message>
        <source>Hai lần nhập không giống nhau. Nhập lại từ đầu.</source>
        <extracomment>Set-up: the second PIN was another one</extracomment>
        <translation>The two were not the same. Begin again.</translation>
    </message>
    <message>
        <source>PIN này dễ đoán. Không dùng dãy liền nhau, không lặp một số.</source>
        <extracomment>Set-up: a PIN that everybody tries first</extracomment>
        <translation>That PIN is easily guessed. No run of digits, not one digit again and again.</translation>
    </message>
    <message>
        <source>Đặt PIN nhân viên</source>
        <extracomment>Set-up: with what staff come in at this terminal</extracomment>
        <translation>Set the staff PIN</translation>
    </message>
    <message>
        <source>6 số, để mở chế độ nhân viên tại máy này.</source>
        <extracomment>Set-up: what the PIN is for</extracomment>
        <translation>Six digits that open staff mode at this terminal.</translation>
    </message>
    <message>
        <source>Để máy chủ đặt sau</source>
        <extracomment>Set-up: the backend gives the PIN</extracomment>
        <translation>The server sets it later</translation>
    </message>
    <message>
        <source>So dấu vân tay máy chủ</source>
        <extracomment>Set-up: is that the right backend</extracomment>
        <translation>Compare the server&apos;s fingerprint</translation>
    </message>
    <message>
        <source>Phải giống từng ký tự với dòng “ca sha256” đi cùng mã ghi danh.</source>
        <extracomment>Set-up: what to compare</extracomment>
        <translation>It must be the same, character by character, as the line “ca sha256” that came with the code.</translation>
    </message>
    <message>
        <source>Giống hệt</source>
        <extracomment>Set-up: the digest is the same</extracomment>
        <translation>Exactly the same</translation>
    </message>
    <message>
        <source>Có chỗ khác</source>
        <extracomment>Set-up: the digest is another one</extracomment>
        <translation>Something differs</translation>
    </message>
    <message>
        <source>không thấy</source>
        <extracomment>Set-up: a device that is not plugged in</extracomment>
        <translation>not found</translation>
    </message>
    <message>
        <source>chưa trả lời</source>
        <extracomment>Set-up: a device that is there and does not answer</extracomment>
        <translation>does not answer yet</translation>
    </message>
    <message>
        <source>Cắm camera rồi bấm Tìm lại, hoặc đi tiếp và cắm sau.</source>
        <extracomment>Set-up: without a scanner nobody can be identified by a printed code</extracomment>
        <translation>Plug in the camera and look again, or go on and plug it in later.</translation>
    </message>
    <message>
        <source>Máy in mạng</source>
        <extracomment>Set-up: a task: type the address of a printer on the network</extracomment>
        <translation>By network</translation>
    </message>
    <message>
        <source>Thiết bị đã cắm</source>
        <extracomment>Set-up: what is plugged in</extracomment>
        <translation>Devices found</translation>
    </message>
    <message>
        <source>Thử từng thiết bị trước khi đi tiếp.</source>
        <extracomment>Set-up: what to do with the devices</extracomment>
        <translation>Try each device before you go on.</translation>
    </message>
    <message>
        <source>Đi tiếp</source>
        <extracomment>Set-up: go on with these devices</extracomment>
        <translation>Go on</translation>
    </message>
    <message>
        <source>đã thử, tốt</source>
        <extracomment>Set-up: the device was tried and does what it is for</extracomment>
        <translation>tried, works</translation>
    </message>
    <message>
        <source>có, chưa thử</source>
        <extracomment>Set-up: the device is there and answers, and nobody has tried it yet</extracomment>
        <translation>there, not tried yet</translation>
    </message>
    <message>
        <source>Chọn máy in</source>
        <extracomment>Set-up: a task, and the title of its screen: which of several printers</extracomment>
        <translation>Choose printer</translation>
    </message>
    <message>
        <source>Chọn camera</source>
        <extracomment>Set-up: a task, and the title of its screen: which of several cameras or scanners</extracomment>
        <translation>Choose camera</translation>
    </message>
    <message>
        <source>Chọn đầu đọc</source>
        <extracomment>Set-up: a task, and the title of its screen: which of several card readers</extracomment>
        <translation>Choose reader</translation>
    </message>
    <message>
        <source>đang chọn</source>
        <extracomment>Set-up: of several devices this is the one that is looked at now</extracomment>
        <translation>chosen</translation>
    </message>
    <message>
        <source>Đưa tay hoặc một mã vào trước máy để biết đang xem camera nào.</source>
        <extracomment>Set-up: what to do to see which camera this is</extracomment>
        <translation>Hold your hand or a code before the terminal to see which camera this is.</translation>
    </message>
    <message>
        <source>đang chọn, không trả lời</source>
        <extracomment>Set-up: the camera that is looked through gives no picture</extracomment>
        <translation>chosen, does not answer</translation>
    </message>
    <message>
        <source>đang chọn, đọc được mã</source>
        <extracomment>Set-up: the camera that is looked through has read a code</extracomment>
        <translation>chosen, reads codes</translation>
    </message>
    <message>
        <source>Dùng máy này</source>
        <extracomment>Set-up: this device is to be used</extracomment>
        <translation>Use this one</translation>
    </message>
    <message>
        <source>Xem máy khác</source>
        <extracomment>Set-up: look at the next device of the kind</extracomment>
        <translation>See the other</translation>
    </message>
    <message>
        <source>Ngôn ngữ ban đầu</source>
        <extracomment>Set-up: the language that every visit begins in</extracomment>
        <translation>Language to begin in</translation>
    </message>
    <message>
        <source>Điểm ảnh: {size} mm</source>
        <extracomment>Set-up: how large a pixel was measured; {size} is in millimetres</extracomment>
        <translation>A pixel: {size} mm</translation>
    </message>
    <message>
        <source>PIN nhân viên: đã đặt</source>
        <extracomment>Set-up: a PIN for staff was set here</extracomment>
        <translation>Staff PIN: set</translation>
    </message>
    <message>
        <source>PIN nhân viên: máy chủ đặt sau</source>
        <extracomment>Set-up: no PIN for staff was set here</extracomment>
        <translation>Staff PIN: the server sets it later</translation>
    </message>
    <message>
        <source>không có</source>
        <extracomment>Set-up: the terminal goes without that device</extracomment>
        <translation>none</translation>
    </message>
    <message>
        <source>Xem lại rồi ghi</source>
        <extracomment>Set-up: all that was found out, before it is written</extracomment>
        <translation>Check, then write</translation>
    </message>
    <message>
        <source>Ghi cấu hình</source>
        <extracomment>Set-up: write the configuration</extracomment>
        <translation>Write the configuration</translation>
    </message>
    <message>
        <source>Tìm lại</source>
        <extracomment>Set-up: a task: look for devices once more</extracomment>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Máy đã sẵn sàng</source>
        <extracomment>Set-up: everything is done</extracomment>
        <translation>The machine is ready</translation>
    </message>
    <message>
        <source>Không cần làm gì thêm: máy tự vào phục vụ sau một phút.</source>
        <extracomment>Set-up: what follows where nobody touches it</extracomment>
        <translation>Nothing more to do: it begins to serve by itself in a minute.</translation>
    </message>
    <message>
        <source>Bắt đầu phục vụ</source>
        <extracomment>Set-up: begin to serve patients</extracomment>
        <translation>Begin to serve</translation>
    </message>
    <message>
        <source>Đó không phải mã QR nhân viên.</source>
        <extracomment>Staff: the code that was shown is not a staff pass</extracomment>
        <translation>That is not a staff QR code.</translation>
    </message>
    <message>
        <source>Mã QR không do bệnh viện cấp. Xin mã mới.</source>
        <extracomment>Staff: the pass is not signed by this hospital&apos;s backend</extracomment>
        <translation>This code is not from the hospital. Ask for a new one.</translation>
    </message>
    <message>
        <source>Mã QR đã hết hạn. Xin mã mới, kiểm tra đồng hồ của máy.</source>
        <extracomment>Staff: the pass is too old, or the terminal&apos;s clock is wrong</extracomment>
        <translation>This code is out of date. Ask for a new one; check the machine&apos;s clock.</translation>
    </message>
    <message>
        <source>Mã QR đã dùng rồi. Xin mã mới.</source>
        <extracomment>Staff: the pass was used before</extracomment>
        <translation>This code was used already. Ask for a new one.</translation>
    </message>
    <message>
        <source>Mã QR này của máy khác.</source>
        <extracomment>Staff: the pass belongs to another terminal</extracomment>
        <translation>This code is for another machine.</translation>
    </message>
    <message>
        <source>In thử</source>
        <extracomment>Staff: a task on the board</extracomment>
        <translation>Test print</translation>
    </message>
    <message>
        <source>Quét thử</source>
        <extracomment>Staff: a task on the board</extracomment>
        <translation>Test scan</translation>
    </message>
    <message>
        <source>Thử thẻ</source>
        <extracomment>Staff: a task on the board</extracomment>
        <translation>Test card</translation>
    </message>
    <message>
        <source>Đã thay giấy</source>
        <extracomment>Staff: a task on the board: a new paper roll is in
----------
Staff: yes</extracomment>
        <translation>New paper</translation>
    </message>
    <message>
        <source>Âm, sáng</source>
        <extracomment>Staff: a task on the board: how loud, how bright</extracomment>
        <translation>Sound, light</translation>
    </message>
    <message>
        <source>Về máy</source>
        <extracomment>Staff: a task on the board: version and addresses</extracomment>
        <translation>About</translation>
    </message>
    <message>
        <source>Ghi danh</source>
        <extracomment>Staff: a task on the board: let the terminal in again by a code</extracomment>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>Khởi động</source>
        <extracomment>Staff: a task on the board</extracomment>
        <translation>Restart</translation>
    </message>
    <message>
        <source>Cài đặt lại</source>
        <extracomment>Staff: a task on the board of a terminal that cannot serve: the first start once more
----------
Staff: yes</extracomment>
        <translation>Set up again</translation>
    </message>
    <message>
        <source>Ngừng phục vụ tại máy này?</source>
        <extracomment>Staff: a question</extracomment>
        <translation>Take this machine out of service?</translation>
    </message>
    <message>
        <source>Người bệnh sẽ được mời sang máy khác cho đến khi mở lại.</source>
        <extracomment>Staff: what follows</extracomment>
        <translation>Patients are sent to another machine until it is opened again.</translation>
    </message>
    <message>
        <source>Ngừng phục vụ</source>
        <extracomment>Staff: yes</extracomment>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>Cho máy phục vụ lại?</source>
        <extracomment>Staff: a question</extracomment>
        <translation>Put this machine back in service?</translation>
    </message>
    <message>
        <source>Máy mở cho người bệnh ngay khi rời chế độ nhân viên.</source>
        <extracomment>Staff: what follows</extracomment>
        <translation>It opens for patients as soon as you leave staff mode.</translation>
    </message>
    <message>
        <source>Phục vụ lại</source>
        <extracomment>Staff: yes</extracomment>
        <translation>Back in service</translation>
    </message>
    <message>
        <source>Khởi động lại chương trình?</source>
        <extracomment>Staff: a question</extracomment>
        <translation>Restart the program?</translation>
    </message>
    <message>
        <source>Máy trở lại sau khoảng 10 giây.</source>
        <extracomment>Staff: what follows</extracomment>
        <translation>It is back in about 10 seconds.</translation>
    </message>
    <message>
        <source>Khởi động lại</source>
        <extracomment>Staff: yes</extracomment>
        <translation>Restart</translation>
    </message>
    <message>
        <source>Cài đặt lại từ đầu?</source>
        <extracomment>Staff: a question</extracomment>
        <translation>Set it up from the beginning?</translation>
    </message>
    <message>
        <source>Máy hỏi lại địa chỉ, mã ghi danh và thiết bị. Cần mã ghi danh mới.</source>
        <extracomment>Staff: what follows</extracomment>
        <translation>It asks for the address, an enrolment code and the devices again. A new code is needed.</translation>
    </message>
    <message>
        <source>Đã lắp cuộn giấy mới?</source>
        <extracomment>Staff: a question</extracomment>
        <translation>Is a new roll in?</translation>
    </message>
    <message>
        <source>Máy đếm lại từ đầu lượng giấy còn.</source>
        <extracomment>Staff: what follows</extracomment>
        <translation>The paper is counted from the beginning.</translation>
    </message>
    <message>
        <source>Máy đã ngừng phục vụ.</source>
        <extracomment>Staff: it is done</extracomment>
        <translation>This machine is now out of service.</translation>
    </message>
    <message>
        <source>Máy sẽ phục vụ lại.</source>
        <extracomment>Staff: it is done</extracomment>
        <translation>This machine will serve again.</translation>
    </message>
    <message>
        <source>Đang khởi động lại.</source>
        <extracomment>Staff: it is done</extracomment>
        <translation>Restarting.</translation>
    </message>
    <message>
        <source>Đang mở phần cài đặt.</source>
        <extracomment>Staff: it is done</extracomment>
        <translation>Opening the set-up.</translation>
    </message>
    <message>
        <source>Đã đếm lại giấy từ đầu.</source>
        <extracomment>Staff: it is done</extracomment>
        <translation>The paper count begins anew.</translation>
    </message>
    <message>
        <source>Máy in báo đã in xong.</source>
        <extracomment>Staff: the test ticket is on paper</extracomment>
        <translation>The printer says it is printed.</translation>
    </message>
    <message>
        <source>Máy in không báo lại: hãy nhìn ở khe giấy.</source>
        <extracomment>Staff: nobody knows whether the test ticket is on paper</extracomment>
        <translation>The printer does not say: look at the slot.</translation>
    </message>
    <message>
        <source>Không in được.</source>
        <extracomment>Staff: the test ticket is not on paper</extracomment>
        <translation>Not printed.</translation>
    </message>
    <message>
        <source>Máy này chưa bật giọng nói. Tổ CNTT bật trong cấu hình.</source>
        <extracomment>Staff: why there is no volume: the configuration has no speech</extracomment>
        <translation>Speech is off on this terminal. IT turns it on in the configuration.</translation>
    </message>
    <message>
        <source>Không thấy loa, hoặc loa này không chỉnh được từ máy. Kiểm tra dây, chỉnh ở loa.</source>
        <extracomment>Staff: why there is no volume: the sound card has nothing to turn</extracomment>
        <translation>No loudspeaker, or it cannot be set from here. Check the cable; set it at the loudspeaker.</translation>
    </message>
    <message>
        <source>Chưa đúng. Ví dụ: kiosk.benhvien.vn hoặc 192.168.1.10:8443</source>
        <extracomment>Set-up: what was typed is no address</extracomment>
        <translation>Not an address. For example: kiosk.benhvien.vn or 192.168.1.10:8443</translation>
    </message>
    <message>
        <source>Máy chủ không trả lời. Kiểm tra dây mạng và địa chỉ.</source>
        <extracomment>Set-up: the backend does not answer</extracomment>
        <translation>The server does not answer. Check the cable and the address.</translation>
    </message>
    <message>
        <source>Máy chủ mang tên khác trong chứng thư. Nhập đúng tên do tổ CNTT cấp.</source>
        <extracomment>Set-up: the backend&apos;s certificate bears another name than was typed</extracomment>
        <translation>The server&apos;s certificate bears another name. Type the name that IT gave you.</translation>
    </message>
    <message>
        <source>Chứng thư của máy chủ không hợp lệ. Báo tổ CNTT.</source>
        <extracomment>Set-up: the backend&apos;s own certificate is not of the authority that it shows, or is over</extracomment>
        <translation>The server&apos;s certificate is not valid. Tell IT.</translation>
    </message>
    <message>
        <source>Ngày giờ của máy này sai. Chỉnh lại đồng hồ rồi thử lại.</source>
        <extracomment>Set-up: this terminal&apos;s clock is more than an hour off; the time it has stands in the bar above</extracomment>
        <translation>This terminal&apos;s date or time is wrong. Set the clock, then try again.</translation>
    </message>
    <message>
        <source>Dấu vân tay khác: đây không phải máy chủ đúng. Hỏi tổ CNTT.</source>
        <extracomment>Set-up: the digest is another one</extracomment>
        <translation>Another fingerprint: this is not the right server. Ask IT.</translation>
    </message>
    <message>
        <source>Mã sai, đã dùng hoặc quá 24 giờ. Xin mã mới.</source>
        <extracomment>Set-up: the code is wrong, used or too old</extracomment>
        <translation>The code is wrong, used, or older than 24 hours. Ask for a new one.</translation>
    </message>
    <message>
        <source>Mã này của máy khác. Xin mã cho đúng máy.</source>
        <extracomment>Staff: the code is another terminal&apos;s</extracomment>
        <translation>This code is another machine&apos;s. Ask for one for this machine.</translation>
    </message>
    <message>
        <source>Không ghi được vào máy. Kiểm tra ổ đĩa và quyền ghi.</source>
        <extracomment>Set-up: the key or the configuration could not be written, or this terminal has no certificate</extracomment>
        <translation>Cannot write to this machine. Check the disk and its permissions.</translation>
    </message>
    <message>
        <source>Đã thử quá nhiều lần. Chờ một phút rồi thử lại.</source>
        <extracomment>Set-up: too many codes were tried</extracomment>
        <translation>Tried too often. Wait a minute, then try again.</translation>
    </message>
    <message>
        <source>Ổ đĩa đầy. Giải phóng chỗ trống rồi thử lại.</source>
        <extracomment>Set-up: no room to write in</extracomment>
        <translation>The disk is full. Make room, then try again.</translation>
    </message>
    <message>
        <source>Thư mục của máy chỉ đọc. Mở quyền ghi cho người dùng kiosk rồi thử lại.</source>
        <extracomment>Set-up: the folder cannot be written in</extracomment>
        <translation>The terminal&apos;s folder is read-only. Let the user kiosk write there, then try again.</translation>
    </message>
    <message>
        <source>Máy chưa có cấu hình đúng. Chọn Cài đặt lại.</source>
        <extracomment>Staff: the configuration cannot be read, so nobody knows which backend</extracomment>
        <translation>The terminal has no valid configuration. Choose Set up again.</translation>
    </message>
    <message>
        <source>Máy chủ chưa cho ghi danh. Hỏi tổ CNTT.</source>
        <extracomment>Set-up: the backend says no for a reason of its own</extracomment>
        <translation>The server does not allow it. Ask IT.</translation>
    </message>
    <message>
        <source>PIN chưa đúng. Còn {count} lần thử.</source>
        <extracomment>Staff: a wrong PIN; {count} tries are left before it is locked</extracomment>
        <translation>Wrong PIN. {count} tries left.</translation>
    </message>
    <message>
        <source>PIN bị khóa vì nhập sai nhiều lần. Thử lại sau {time}.</source>
        <extracomment>Staff: the PIN is locked; {time} is minutes and seconds, m:ss</extracomment>
        <translation>Too many wrong PINs. Try again in {time}.</translation>
    </message>
    <message>
        <source>Không lắp</source>
        <extracomment>Staff: this terminal was set up without that device</extracomment>
        <translation>not fitted</translation>
    </message>
    <message>
        <source>Đang bận</source>
        <extracomment>Staff: the device does not answer because it works</extracomment>
        <translation>busy</translation>
    </message>
    <message>
        <source>Tốt, đang có thẻ</source>
        <extracomment>Staff: the reader works and a card lies on it</extracomment>
        <translation>OK, a card is on it</translation>
    </message>
    <message>
        <source>Tốt</source>
        <extracomment>Staff: the device works</extracomment>
        <translation>OK</translation>
    </message>
    <message>
        <source>Giấy còn khoảng {metres} m</source>
        <extracomment>Staff: how much paper is left; {metres} is a whole number</extracomment>
        <translation>About {metres} m of paper left</translation>
    </message>
    <message>
        <source>Mở lại</source>
        <extracomment>Staff: a task on the board: the terminal serves again</extracomment>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Tạm ngừng</source>
        <extracomment>Staff: a task on the board: the terminal stops serving</extracomment>
        <translation>Close</translation>
    </message>
    <message>
        <source>{seconds} giây</source>
        <extracomment>Staff: a length of time in seconds</extracomment>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>StaffDials</name>
    <message>
        <source>Âm lượng loa</source>
        <extracomment>StaffDials: the loudspeaker</extracomment>
        <translation>Loudspeaker volume</translation>
    </message>
    <message>
        <source>Nhỏ hơn</source>
        <extracomment>StaffDials: the loudspeaker one step softer</extracomment>
        <translation>Softer</translation>
    </message>
    <message>
        <source>To hơn</source>
        <extracomment>StaffDials: the loudspeaker one step louder</extracomment>
        <translation>Louder</translation>
    </message>
    <message>
        <source>Độ sáng màn hình</source>
        <extracomment>StaffDials: the panel&apos;s light</extracomment>
        <translation>Brightness</translation>
    </message>
    <message>
        <source>Tối hơn</source>
        <extracomment>StaffDials: the panel one step darker</extracomment>
        <translation>Darker</translation>
    </message>
    <message>
        <source>Sáng hơn</source>
        <extracomment>StaffDials: the panel one step brighter</extracomment>
        <translation>Brighter</translation>
    </message>
    <message>
        <source>Nghe thử</source>
        <extracomment>StaffDials: say something as loud as it is now</extracomment>
        <translation>Listen</translation>
    </message>
</context>
<context>
    <name>StaffKeys</name>
    <message>
        <source>Chưa nhập</source>
        <extracomment>StaffKeys: the field while it is empty, read aloud</extracomment>
        <translation>Nothing typed yet</translation>
    </message>
    <message>
        <source>Xóa</source>
        <extracomment>StaffKeys: takes the last character back</extracomment>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Xong</source>
        <extracomment>StaffKeys: it is all there, go on</extracomment>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>StaffMeasure</name>
    <message>
        <source>Nhỏ hơn</source>
        <extracomment>StaffMeasure: the outline gets a little smaller</extracomment>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Lớn hơn</source>
        <extracomment>StaffMeasure: the outline gets a little larger</extracomment>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Khung vừa bằng thẻ</source>
        <extracomment>StaffMeasure: the outline is as large as the card</extracomment>
        <translation>The outline fits the card</translation>
    </message>
</context>
<context>
    <name>StaffRoom</name>
    <message>
        <source>Quay lại</source>
        <extracomment>Staff: one screen back</extracomment>
        <translation>Back</translation>
    </message>
    <message>
        <source>Thoát</source>
        <extracomment>Staff: out of staff mode, patients again</extracomment>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>StaffSheet</name>
    <message>
        <source>Hình từ camera</source>
        <extracomment>Staff: the live picture of the camera, read aloud</extracomment>
        <translation>Picture from the camera</translation>
    </message>
</context>
<context>
    <name>StaffType</name>
    <message>
        <source>Hình từ camera</source>
        <extracomment>Staff: the live picture of the camera, read aloud</extracomment>
        <translation>Picture from the camera</translation>
    </message>
</context>
<context>
    <name>StartOver</name>
    <message>
        <source>Bắt đầu lại từ đầu?</source>
        <extracomment>StartOver: the patient wants to begin from the first screen</extracomment>
        <translation>Start over?</translation>
    </message>
    <message>
        <source>Máy sẽ quên những gì vừa làm.</source>
        <extracomment>StartOver: what that means</extracomment>
        <translation>The machine will forget what was done so far.</translation>
    </message>
    <message>
        <source>Không, làm tiếp</source>
        <extracomment>StartOver: no, go on where the patient was</extracomment>
        <translation>No, go on</translation>
    </message>
    <message>
        <source>Bắt đầu lại</source>
        <extracomment>StartOver: yes, forget it and begin</extracomment>
        <translation>Start over</translation>
    </message>
</context>
<context>
    <name>StartUp</name>
    <message>
        <source>Máy đang khởi động</source>
        <extracomment>StartUp: the terminal was turned on and looks for its parts</extracomment>
        <translation>Starting up</translation>
    </message>
    <message>
        <source>Xin chờ một chút.</source>
        <extracomment>StartUp: nothing has to be done</extracomment>
        <translation>One moment, please.</translation>
    </message>
    <message>
        <source>Đầu đọc thẻ</source>
        <extracomment>StartUp: a part that is looked for</extracomment>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>Camera quét mã</source>
        <extracomment>StartUp: a part that is looked for</extracomment>
        <translation>Code camera</translation>
    </message>
    <message>
        <source>Máy in phiếu</source>
        <extracomment>StartUp: a part that is looked for</extracomment>
        <translation>Slip printer</translation>
    </message>
    <message>
        <source>Kết nối bệnh viện</source>
        <extracomment>StartUp: a part that is looked for</extracomment>
        <translation>Hospital connection</translation>
    </message>
    <message>
        <source>Sẵn sàng</source>
        <extracomment>StartUp: the part works</extracomment>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Chưa dùng được</source>
        <extracomment>StartUp: the part does not work now</extracomment>
        <translation>Not working now</translation>
    </message>
    <message>
        <source>Đang kiểm tra</source>
        <extracomment>StartUp: nothing is known of the part yet</extracomment>
        <translation>Checking</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Bước %1</source>
        <extracomment>Fixed bar: which step of the way, %1, while it is not known how many there will be</extracomment>
        <translation>Step %1</translation>
    </message>
    <message>
        <source>Bước %1/%2</source>
        <extracomment>Fixed bar: which step of the way, %1 of %2</extracomment>
        <translation>Step %1/%2</translation>
    </message>
</context>
<context>
    <name>StillThere</name>
    <message>
        <source>Quý khách còn ở đây không?</source>
        <extracomment>StillThere: nobody touched the screen for a while</extracomment>
        <translation>Are you still here?</translation>
    </message>
    <message>
        <source>Hết giờ, máy sẽ xóa thông tin và về màn hình đầu.</source>
        <extracomment>StillThere: what happens at the end of the countdown</extracomment>
        <translation>When the time is up, your details are erased.</translation>
    </message>
    <message>
        <source>giây nữa</source>
        <extracomment>StillThere: unit of the countdown above</extracomment>
        <translation>seconds left</translation>
    </message>
    <message>
        <source>Tôi vẫn ở đây</source>
        <extracomment>StillThere: I am still here</extracomment>
        <translation>I am still here</translation>
    </message>
    <message>
        <source>Kết thúc, xóa thông tin</source>
        <extracomment>StillThere: end now and forget everything</extracomment>
        <translation>End, erase my details</translation>
    </message>
</context>
<context>
    <name>TakingNumber</name>
    <message>
        <source>Đang lấy số khám</source>
        <extracomment>TakingNumber: the number is being taken</extracomment>
        <translation>Taking your number</translation>
    </message>
    <message>
        <source>Xin chờ một chút.</source>
        <extracomment>TakingNumber: what is done meanwhile</extracomment>
        <translation>One moment, please.</translation>
    </message>
</context>
<context>
    <name>ThankYou</name>
    <message>
        <source>Đã trả %1</source>
        <extracomment>ThankYou: the fee is paid; %1 is the amount</extracomment>
        <translation>Paid %1</translation>
    </message>
    <message>
        <source>Có thể trả sau</source>
        <extracomment>ThankYou: a bill stays to be paid</extracomment>
        <translation>You can pay later</translation>
    </message>
    <message>
        <source>Đăng ký xong rồi</source>
        <extracomment>ThankYou: registered, nothing was paid here</extracomment>
        <translation>You are registered</translation>
    </message>
    <message>
        <source>Mời đến phòng khám và chờ gọi số.</source>
        <extracomment>ThankYou: where to go now</extracomment>
        <translation>Please go to the clinic and wait for your number.</translation>
    </message>
    <message>
        <source>Nhớ cầm lại thẻ căn cước.</source>
        <extracomment>The same where no paper surely came out</extracomment>
        <translation>Please take your card back.</translation>
    </message>
    <message>
        <source>Còn phải trả %1 tại quầy thu.</source>
        <extracomment>ThankYou: what is still to pay; %1 is the amount</extracomment>
        <translation>%1 is still to pay at the cashier.</translation>
    </message>
    <message>
        <source>Xem khoản khác</source>
        <extracomment>ThankYou: there is more to pay</extracomment>
        <translation>See other bills</translation>
    </message>
    <message>
        <source>Nhớ cầm lại thẻ và phiếu.</source>
        <extracomment>ThankYou: reminder</extracomment>
        <translation>Take your card and your papers.</translation>
    </message>
    <message>
        <source>Xong</source>
        <extracomment>ThankYou: the visit to the terminal is over</extracomment>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>Thanked</name>
    <message>
        <source>Cảm ơn Quý khách</source>
        <extracomment>Thanked: the touch was taken</extracomment>
        <translation>Thank you</translation>
    </message>
    <message>
        <source>Bệnh viện dùng ý kiến này để máy dễ dùng hơn.</source>
        <extracomment>Thanked: what it is good for</extracomment>
        <translation>The hospital uses this to make it easier.</translation>
    </message>
</context>
<context>
    <name>TypeBirth</name>
    <message>
        <source>Nhập cả ngày, tháng</source>
        <extracomment>TypeBirth: day and month are known too</extracomment>
        <translation>Type the day and month too</translation>
    </message>
    <message>
        <source>Chỉ nhớ năm sinh</source>
        <extracomment>TypeBirth: many elders know the year only</extracomment>
        <translation>I only know the year</translation>
    </message>
    <message>
        <source>Năm</source>
        <extracomment>TypeBirth: over the boxes of the year</extracomment>
        <translation>Year</translation>
    </message>
    <message>
        <source>Ngày</source>
        <extracomment>TypeBirth: over the boxes of the day</extracomment>
        <translation>Day</translation>
    </message>
    <message>
        <source>Tháng</source>
        <extracomment>TypeBirth: over the boxes of the month</extracomment>
        <translation>Month</translation>
    </message>
</context>
<context>
    <name>TypeCard</name>
    <message>
        <source>Nhập mã thẻ bảo hiểm y tế</source>
        <extracomment>TypeCard: the code printed on the insurance card</extracomment>
        <translation>Type the insurance card code</translation>
    </message>
</context>
<context>
    <name>TypePaper</name>
    <message>
        <source>Nhập số trên giấy</source>
        <extracomment>TypePaper: the number printed on the paper</extracomment>
        <translation>Type the number on the paper</translation>
    </message>
    <message>
        <source>Không thấy số, bỏ qua</source>
        <extracomment>TypePaper: somebody who cannot find the number; staff look at the paper</extracomment>
        <translation>No number, skip</translation>
    </message>
</context>
<context>
    <name>TypingPage</name>
    <message>
        <source>Nhờ nhân viên ở quầy</source>
        <extracomment>Typing: somebody who cannot type it gets a slip for the desk</extracomment>
        <translation>Ask at the desk</translation>
    </message>
</context>
<context>
    <name>VolumeRow</name>
    <message>
        <source>Nhỏ</source>
        <extracomment>Volume: one step softer</extracomment>
        <translation>Soft</translation>
    </message>
    <message>
        <source>Âm lượng %1 trên %2</source>
        <extracomment>Volume: the steps as bars, read aloud; %1 of %2</extracomment>
        <translation>Volume %1 of %2</translation>
    </message>
    <message>
        <source>To</source>
        <extracomment>Volume: one step louder</extracomment>
        <translation>Loud</translation>
    </message>
</context>
<context>
    <name>Way</name>
    <message>
        <source>Đi thẳng {metres} m</source>
        <extracomment>One step of the way: {metres} is a number</extracomment>
        <translation>Go straight {metres} m</translation>
    </message>
    <message>
        <source>Rẽ trái, đi {metres} m</source>
        <extracomment>One step of the way: {metres} is a number</extracomment>
        <translation>Turn left, walk {metres} m</translation>
    </message>
    <message>
        <source>Rẽ phải, đi {metres} m</source>
        <extracomment>One step of the way: {metres} is a number</extracomment>
        <translation>Turn right, walk {metres} m</translation>
    </message>
    <message>
        <source>Quay ra sau, đi {metres} m</source>
        <extracomment>One step of the way: turn round; {metres} is a number</extracomment>
        <translation>Turn round, walk {metres} m</translation>
    </message>
    <message>
        <source>{room} ở trước mặt</source>
        <extracomment>The end of the way: {room} is what stands on the door</extracomment>
        <translation>{room} ahead of you</translation>
    </message>
    <message>
        <source>{room} ở bên trái</source>
        <extracomment>The end of the way: {room} is what stands on the door</extracomment>
        <translation>{room} on the left</translation>
    </message>
    <message>
        <source>{room} ở bên phải</source>
        <extracomment>The end of the way: {room} is what stands on the door</extracomment>
        <translation>{room} on the right</translation>
    </message>
    <message>
        <source>{lift}, đến tầng {level}</source>
        <extracomment>One step of the way: {lift} is the lift&apos;s name, {level} the number of the floor</extracomment>
        <translation>{lift} to floor {level}</translation>
    </message>
    <message>
        <source>Đang ở đây</source>
        <extracomment>On the map: where the reader stands</extracomment>
        <translation>You are here</translation>
    </message>
    <message>
        <source>Ra thang máy</source>
        <extracomment>On the map of another floor: where the lift is left</extracomment>
        <translation>Lift exit</translation>
    </message>
</context>
<context>
    <name>WayMaps</name>
    <message>
        <source>Sơ đồ %1</source>
        <extracomment>Name of the map, read aloud; %1 is the floor</extracomment>
        <translation>Map of %1</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Đặt thẻ căn cước
lên đầu đọc</source>
        <extracomment>Welcome: the one thing to do where no code can be read now</extracomment>
        <translation>Place your ID card
on the reader</translation>
    </message>
    <message>
        <source>Đặt thẻ căn cước
hoặc quét mã QR</source>
        <extracomment>Welcome: the one thing to do; the card lies on the reader or its code is held to the camera</extracomment>
        <translation>Place your ID card
or scan its QR code</translation>
    </message>
    <message>
        <source>Quét mã QR
trên thẻ căn cước</source>
        <extracomment>Welcome: the one thing to do where there is no reader for the chip</extracomment>
        <translation>Scan the QR code
on your ID card</translation>
    </message>
    <message>
        <source>Bấm để nhập
số giấy tờ</source>
        <extracomment>Welcome: the one thing to do where neither a card nor a code can be read now</extracomment>
        <translation>Touch to type
your number</translation>
    </message>
    <message>
        <source>Lấy số ở đây
rồi đến quầy</source>
        <extracomment>Welcome: the one thing to do while the hospital cannot be reached</extracomment>
        <translation>Take a number here,
then go to the desk</translation>
    </message>
    <message>
        <source>Đăng ký · Bảo hiểm · Trả tiền</source>
        <extracomment>Welcome: what the terminal is for</extracomment>
        <translation>Register · Insurance · Pay</translation>
    </message>
    <message>
        <source>Máy đang mất liên lạc với bệnh viện.</source>
        <extracomment>Welcome: why only a number is given</extracomment>
        <translation>No connection to the hospital just now.</translation>
    </message>
    <message>
        <source>Máy chưa đọc được thẻ.</source>
        <extracomment>Welcome: why a number is typed</extracomment>
        <translation>No card can be read now.</translation>
    </message>
</context>
<context>
    <name>Who</name>
    <message>
        <source>Họ và tên</source>
        <extracomment>Consent: label of the masked name</extracomment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Số giấy tờ</source>
        <extracomment>Consent: label of the masked number</extracomment>
        <translation>Number</translation>
    </message>
    <message>
        <source>Năm sinh</source>
        <extracomment>Consent: label of the year of birth</extracomment>
        <translation>Year of birth</translation>
    </message>
    <message>
        <source>Sinh năm %1</source>
        <extracomment>Consent: the year of birth in one line, where letters are large</extracomment>
        <translation>Born %1</translation>
    </message>
    <message>
        <source>Ảnh trên thẻ</source>
        <extracomment>Consent: the picture from the card&apos;s chip, read aloud</extracomment>
        <translation>Picture on the card</translation>
    </message>
</context>
</TS>
