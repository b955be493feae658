<?php

$key = hex2bin(md5('key'));
$iv = substr(hash('sha256', 'iv', true), 0, openssl_cipher_iv_length('aes-128-cbc'));
$text = openssl_encrypt('手机号 13800138000', 'aes-128-cbc', $key, 0, $iv);
echo $text, ' ', openssl_decrypt($text, 'aes-128-cbc', $key, 0, $iv), ' ', var_export(openssl_decrypt($text, 'aes-128-cbc', md5('other', true), 0, $iv), true);
