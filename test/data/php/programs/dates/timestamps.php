<?php

$time = 1700000000;
echo date('Y-m-d H:i:s', $time), ' ', gmdate('Y-m-d\TH:i:s\Z', $time), ' ', date('YmdHis', $time), ' ', date('t L z W', $time), ' ', strtotime('2024-02-29 00:00:00'), ' ', mktime(0, 0, 0, 13, 1, 2023), ' ', date('Y-m-d', strtotime('2024-01-31 +1 month'));
