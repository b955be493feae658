<?php

foreach ([1, 10, 100, 1990, 123456789, 0, -5] as $fen) {
    echo $fen / 100, ' ', number_format($fen / 100, 2), ' ', sprintf('%.2f', $fen / 100), ' ', bcdiv((string) $fen, '100', 2), "\n";
}
