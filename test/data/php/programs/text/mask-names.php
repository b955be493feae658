<?php

function mask(string $name): string
{
    $length = mb_strlen($name);
    return $length <= 1 ? $name : mb_substr($name, 0, 1) . str_repeat('*', $length - 1);
}

foreach (['张三', '欧阳娜娜', 'A', ''] as $name) {
    echo mask($name), '|';
}
