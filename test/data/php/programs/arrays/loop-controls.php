<?php

for ($i = 0, $j = 10; $i < $j; $i += 3, $j--) {
    if ($i === 3) {
        continue;
    }
    echo $i, '-', $j, ' ';
}
$n = 5;
while ($n-- > 0) {
    if ($n % 2) {
        continue;
    }
    if ($n === 0) {
        break;
    }
    echo $n;
}
