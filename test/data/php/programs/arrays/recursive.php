<?php

function flatten(array $data, string $prefix = ''): array
{
    $flat = [];
    foreach ($data as $key => $value) {
        $name = $prefix === '' ? (string) $key : "{$prefix}.{$key}";
        if (is_array($value) && $value !== []) {
            $flat = array_merge($flat, flatten($value, $name));
        } else {
            $flat[$name] = $value;
        }
    }
    return $flat;
}

echo json_encode(flatten(['a' => ['b' => 1, 'c' => ['d' => null, 'e' => []]], 'f' => [5, 6]]));
