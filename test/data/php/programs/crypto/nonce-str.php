<?php

function nonce(int $length = 32): string
{
    $alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
    $text = '';
    for ($i = 0; $i < $length; $i++) {
        $text .= $alphabet[random_int(0, strlen($alphabet) - 1)];
    }
    return $text;
}

echo strlen(nonce()), preg_match('/^[A-Z0-9]{8}$/', nonce(8));
