<?php

$nonce = bin2hex(random_bytes(16));
echo strlen($nonce), ctype_xdigit($nonce) ? 'hex' : '', strlen(uniqid()), random_int(5, 5), strlen(md5(mt_rand() . microtime())), preg_match('/^[0-9a-f]{32}$/', $nonce);
