<?php

use WeChatPay\Crypto\Rsa;
use WeChatPay\Formatter;

const PLATFORM_KEY = "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAuijb3GgoUNSxDuGmP4xa\nRBHQ9fBi/tgFPc9aYXcQOoYT7nLfTLIQZpHpWb2amcMzGL+eZRFgA7yI4SkspYwW\n4kjSR8Y5lQPEawsD2Lcx3tshyvg5QQ1PgdbL9sbY9WQesVxznitMGwe02kG7J9G7\n8GT5BP49xdNmzAUQ0twe13KVcBZ9Vs99oKFiy4cA0a19fNdTfKvL2xYCVYTzSMTu\nkQelKR50duI1Xm9HunJpkLP9XcmZ4e+D+dQuY3GCgTUjY05WHROTj8EJ1DplB5V/\nD4ce0UMQ937AnQwWxcVAZAcdshkKJ4WtmkK2/rc890w9bQohB+tHXNeZEqkaiPHx\n1wIDAQAB\n-----END PUBLIC KEY-----\n";

$body = file_get_contents('php://input');
$key = Rsa::from(PLATFORM_KEY, Rsa::KEY_TYPE_PUBLIC);
$message = Formatter::joinedByLineFeed($_SERVER['HTTP_WECHATPAY_TIMESTAMP'], $_SERVER['HTTP_WECHATPAY_NONCE'], $body);
if (!Rsa::verify($message, $_SERVER['HTTP_WECHATPAY_SIGNATURE'], $key)) {
    http_response_code(401);
    exit('bad signature');
}
if (Rsa::verify($message . 'x', $_SERVER['HTTP_WECHATPAY_SIGNATURE'], $key)) {
    exit('cannot be');
}
echo 'verified';
