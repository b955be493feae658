<?php

function fen(int $fen): int
{
    return $fen * 2;
}

echo fen(5);
try {
    echo strlen([]);
} catch (\TypeError $e) {
    echo ' type';
}
try {
    array_combine(['a'], [1, 2]);
} catch (\ValueError $e) {
    echo ' value';
}
