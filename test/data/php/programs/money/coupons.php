<?php

function best(array $coupons, int $total): ?array
{
    $usable = array_filter($coupons, fn (array $coupon): bool => $total >= $coupon['least']);
    if (!$usable) {
        return null;
    }
    usort($usable, fn ($a, $b) => $b['off'] - $a['off']);
    return $usable[0];
}

$coupons = [['id' => 1, 'least' => 100, 'off' => 5], ['id' => 2, 'least' => 50, 'off' => 9], ['id' => 3, 'least' => 999, 'off' => 99]];
echo best($coupons, 120)['id'], json_encode(best($coupons, 10)), best($coupons, 1000)['off'] ?? 0;
