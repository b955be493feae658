use WeChatPay\Crypto\Rsa as Key;
use GuzzleHttp\Psr7\Utils as Files;

$key = Key::from('file:///key.pem', Key::KEY_TYPE_PRIVATE);
$file = Files::tryFopen('/tmp/a', 'rb');
