<?php

$line = hex2bin('bdbbd2d7cab1bce4') . ',' . hex2bin('d7dcbdf0b6ee');
$utf8 = mb_check_encoding($line, 'UTF-8') ? $line : iconv('GBK', 'UTF-8//IGNORE', $line);
echo $utf8, ' ', mb_detect_encoding('abc', ['ASCII', 'UTF-8'], true), mb_detect_encoding('支付', ['UTF-8', 'ASCII'], true), ' ', bin2hex(iconv('UTF-8', 'UTF-16BE', '中a'));
