use WeChatPay\Crypto\AesEcb;
use WeChatPay\Crypto\Hash;
use WeChatPay\Transformer;

$xml = AesEcb::decrypt('aGVsbG8=', Hash::md5('exposed_your_key_here_have_risks'));
print_r(Transformer::toArray($xml));
echo Transformer::toXml(['return_code' => 'SUCCESS', 'return_msg' => '']);
