<?php

function grade(int $fen): string
{
    return match (true) {
        $fen >= 10000 => 'large',
        $fen >= 1000, $fen === 999 => 'middle',
        default => 'small',
    };
}

foreach ([5, 999, 1000, 20000] as $fen) {
    echo grade($fen), ' ';
}
echo match (3) { 1, 2 => 'low', 3 => 'three' };
