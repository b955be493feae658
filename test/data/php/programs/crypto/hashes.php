<?php

foreach (['md5', 'sha1', 'sha256', 'sha512', 'crc32b'] as $algo) {
    echo $algo, ' ', substr(hash($algo, '微信支付'), 0, 16), "\n";
}
echo hash_hmac('sha256', 'a=1&key=k', 'k'), ' ', strtoupper(md5('a=1&key=k')), ' ', hash_equals('abc', 'abc') ? 'eq' : 'ne', ' ', crc32('x'), ' ', sha1('x'), ' ', openssl_digest('x', 'sha256');
