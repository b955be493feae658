<?php

$pair = false;
$message = "POST\n/v3/pay\n1700000000\nnonce\n{}\n";
$key = openssl_pkey_get_private($message);
echo $key === false ? 'no key' : 'key', ' ', openssl_sign($message, $signature, 'nothing', OPENSSL_ALGO_SHA256) ? 'signed' : 'failed';
