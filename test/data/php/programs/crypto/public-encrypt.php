<?php

$public = <<<PEM
-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAuijb3GgoUNSxDuGmP4xa
RBHQ9fBi/tgFPc9aYXcQOoYT7nLfTLIQZpHpWb2amcMzGL+eZRFgA7yI4SkspYwW
4kjSR8Y5lQPEawsD2Lcx3tshyvg5QQ1PgdbL9sbY9WQesVxznitMGwe02kG7J9G7
8GT5BP49xdNmzAUQ0twe13KVcBZ9Vs99oKFiy4cA0a19fNdTfKvL2xYCVYTzSMTu
kQelKR50duI1Xm9HunJpkLP9XcmZ4e+D+dQuY3GCgTUjY05WHROTj8EJ1DplB5V/
D4ce0UMQ937AnQwWxcVAZAcdshkKJ4WtmkK2/rc890w9bQohB+tHXNeZEqkaiPHx
1wIDAQAB
-----END PUBLIC KEY-----
PEM;
$key = openssl_get_publickey($public);
$ok = openssl_public_encrypt('张三', $encrypted, $key, OPENSSL_PKCS1_OAEP_PADDING);
echo $ok ? strlen($encrypted) : 'failed', ' ', strlen(base64_encode($encrypted)), ' ', var_export(openssl_public_encrypt('x', $other, 'no key'), true);
