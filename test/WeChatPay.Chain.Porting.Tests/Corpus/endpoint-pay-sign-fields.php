use WeChatPay\Formatter;
use WeChatPay\Crypto\Rsa;

$params = [
    'appId'     => 'wx8888888888888888',
    'timeStamp' => (string)Formatter::timestamp(),
];
$params['paySign'] = Rsa::sign(Formatter::joinedByLineFeed($params['appId'], $params['timeStamp']), Rsa::from('file:///key.pem'));
$params['signType'] = 'RSA';
echo json_encode($params);
