<?php

$gbk = iconv('UTF-8', 'GBK', '微信支付');
echo bin2hex($gbk), ' ', iconv('GBK', 'UTF-8', $gbk), ' ', bin2hex(mb_convert_encoding('退款,ok', 'GBK', 'UTF-8')), ' ', mb_convert_encoding($gbk, 'UTF-8', 'GBK'), ' ', strlen($gbk);
