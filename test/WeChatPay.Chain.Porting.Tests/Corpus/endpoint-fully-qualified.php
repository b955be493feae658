$key = \WeChatPay\Crypto\Rsa::from('file:///key.pem', \WeChatPay\Crypto\Rsa::KEY_TYPE_PRIVATE);
echo \WeChatPay\Formatter::nonce(), \WeChatPay\Formatter::timestamp();
