<?php

const REASONS = ['quality' => '质量问题', 'late' => '发货太慢'];

function reason(string $code): string
{
    return REASONS[$code] ?? '其他';
}

echo reason('late'), reason('x'), mb_strlen(reason('quality')), count(REASONS);
