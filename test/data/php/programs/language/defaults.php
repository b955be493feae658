<?php

function settings(array $own = [], ?string $name = null, int|string $limit = 20, float $rate = 0.6): string
{
    return json_encode([$own + ['a' => 1], $name ?? 'none', $limit, $rate]);
}

echo settings(), settings(['a' => 2, 'b' => 3], 'x', 'many', 1);
