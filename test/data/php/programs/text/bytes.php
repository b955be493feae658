<?php

$text = '支付';
echo strlen($text), bin2hex($text), ' ', bin2hex(substr($text, 0, 2)), ' ', mb_check_encoding(substr($text, 0, 2), 'UTF-8') ? 'utf8' : 'bytes', ' ', ord($text[0]), chr(65), ' ', json_encode(substr($text, 0, 2)) === false ? json_last_error_msg() : '';
