<?php

use WeChatPay\Crypto\Hash;
use WeChatPay\Formatter;

$params = ['b' => 2, 'a' => '1', 'sign' => 'x', 'empty' => '', 'none' => null];
$text = Formatter::queryStringLike(Formatter::ksort($params));
echo $text, ' ', Hash::sign(Hash::ALGO_MD5, $text, 'k'), ' ', Hash::equals('a', 'a') ? 'same' : 'other', ' ', Formatter::joinedByLineFeed('a', 'b');
