use WeChatPay\Crypto\Hash;
use WeChatPay\Formatter;

$params = ['appId' => 'wx1', 'package' => 'prepay_id=1', 'signType' => 'MD5'];
$sign = Hash::sign(Hash::ALGO_MD5, Formatter::queryStringLike(Formatter::ksort($params)), 'exposed_your_key_here_have_risks');
echo $sign;
