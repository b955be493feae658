<?php

$lines = <<<TEXT
    POST
    /v3/pay/transactions/native
      1700000000

    TEXT;
foreach (explode("\n", $lines) as $at => $line) {
    echo $at, ':', $line, '|';
}
