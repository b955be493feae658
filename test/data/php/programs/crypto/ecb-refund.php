<?php

$key = md5('exposed_your_key_here_have_risks');
$info = base64_encode(openssl_encrypt('<root><out_refund_no>r1</out_refund_no></root>', 'aes-256-ecb', $key, OPENSSL_RAW_DATA));
echo $info, "\n", openssl_decrypt(base64_decode($info), 'AES-256-ECB', $key, OPENSSL_RAW_DATA), "\n", openssl_decrypt($info, 'aes-256-ecb', $key);
