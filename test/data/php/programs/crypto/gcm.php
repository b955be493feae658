<?php

$key = str_repeat('k', 32);
$iv = 'abcdefghijkl';
$cipher = openssl_encrypt('{"total":1}', 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $iv, $tag, 'transaction');
echo bin2hex($cipher), ' ', bin2hex($tag), ' ', base64_encode($cipher . $tag), "\n";
echo openssl_decrypt($cipher, 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $iv, $tag, 'transaction'), ' ';
var_dump(openssl_decrypt($cipher, 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $iv, $tag, 'other'));
