<?php

$key = openssl_pkey_get_public("-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAuijb3GgoUNSxDuGmP4xa\nRBHQ9fBi/tgFPc9aYXcQOoYT7nLfTLIQZpHpWb2amcMzGL+eZRFgA7yI4SkspYwW\n4kjSR8Y5lQPEawsD2Lcx3tshyvg5QQ1PgdbL9sbY9WQesVxznitMGwe02kG7J9G7\n8GT5BP49xdNmzAUQ0twe13KVcBZ9Vs99oKFiy4cA0a19fNdTfKvL2xYCVYTzSMTu\nkQelKR50duI1Xm9HunJpkLP9XcmZ4e+D+dQuY3GCgTUjY05WHROTj8EJ1DplB5V/\nD4ce0UMQ937AnQwWxcVAZAcdshkKJ4WtmkK2/rc890w9bQohB+tHXNeZEqkaiPHx\n1wIDAQAB\n-----END PUBLIC KEY-----\n");
$body = file_get_contents('php://input');
$message = $_SERVER['HTTP_WECHATPAY_TIMESTAMP'] . "\n" . $_SERVER['HTTP_WECHATPAY_NONCE'] . "\n" . $body . "\n";
$result = openssl_verify($message, base64_decode($_SERVER['HTTP_WECHATPAY_SIGNATURE']), $key, OPENSSL_ALGO_SHA256);
echo $result, openssl_verify($message, 'short', $key, 'sha256WithRSAEncryption'), "\n";
$data = json_decode($body, true)['resource'];
$cipher = base64_decode($data['ciphertext']);
$plain = openssl_decrypt(substr($cipher, 0, -16), 'aes-256-gcm', '0123456789abcdef0123456789abcdef', OPENSSL_RAW_DATA, $data['nonce'], substr($cipher, -16), $data['associated_data']);
echo $plain === false ? 'failed' : $plain;
