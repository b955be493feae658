<?php

$no = 'R' . date('Ymd', 1700000000) . substr(md5('order-1'), 0, 8);
echo $no, ' ', strlen($no) <= 64 ? 'fits' : 'long', ' ', ctype_alnum($no) ? 'alnum' : 'other';
