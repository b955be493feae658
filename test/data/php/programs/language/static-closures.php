<?php

$list = array_map(static fn (int $n): string => str_pad((string) $n, 2, '0', STR_PAD_LEFT), [1, 20]);
$filter = static function (string $text): bool {
    return $text !== '01';
};
echo implode(',', array_filter($list, $filter)), count($list);
