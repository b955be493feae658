<?php

function serial(string $pem): string
{
    $info = openssl_x509_parse($pem);
    return $info === false ? 'none' : strtoupper($info['serialNumberHex']);
}

echo serial('not a certificate');
