use WeChatPay\Crypto\Rsa;

$platformPublicKeyInstance = Rsa::from('file:///path/to/pub_key.pem', Rsa::KEY_TYPE_PUBLIC);
// 做一个匿名方法，供后续方便使用，$platformPublicKeyInstance 见初始化章节
$encryptor = static function(string $msg) use ($platformPublicKeyInstance): string {
    return Rsa::encrypt($msg, $platformPublicKeyInstance);
};

$resp = $instance
->chain('v3/applyment4sub/applyment/')
->post([
    'json' => [
        'business_code' => 'APL_98761234',
        'contact_info'  => [
            'contact_name'      => $encryptor('张三'),
            'contact_id_number' => $encryptor('110102YYMMDD888X'),
        ],
    ],
    'headers' => [
        'Wechatpay-Serial' => 'PUB_KEY_ID_1',
    ],
]);
