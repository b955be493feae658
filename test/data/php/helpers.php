<?php

const CURRENCY = 'CNY';

/** Signs parameters as APIv2 does. */
function sign_params(array $params, string $key): string
{
    unset($params['sign']);
    ksort($params);
    $parts = [];
    foreach ($params as $name => $value) {
        if ($value === '' || is_array($value)) {
            continue;
        }
        $parts[] = "{$name}={$value}";
    }
    return strtoupper(md5(implode('&', $parts) . '&key=' . $key));
}

function fen(string|float|int $yuan): int
{
    return (int) round((float) $yuan * 100);
}

function order_no($prefix = 'T', int ...$parts): string
{
    return $prefix . implode('', array_map(fn ($part) => str_pad((string) $part, 4, '0', STR_PAD_LEFT), $parts));
}

function add_total(array &$order, int $fen): void
{
    $order['amount']['total'] = ($order['amount']['total'] ?? 0) + $fen;
}

function pages(int $count)
{
    for ($page = 1; $page <= $count; $page++) {
        yield ['page' => $page, 'limit' => 20];
    }
}

function counted(): int
{
    static $calls = 0;
    return ++$calls;
}

$template = ['b' => 2, 'a' => 'x', 'empty' => '', 'list' => [1], 'sign' => 'old'];
$signed = $template;
$signed['sign'] = sign_params($template, 'secret');
echo json_encode([$template, $signed]), "\n";
echo fen('19.90'), ' ', fen(0.58), ' ', fen(3), ' ', order_no(), order_no('X', 7, 42), order_no('Y', ...[1, 2]), "\n";
$order = ['id' => 1];
add_total($order, 5);
add_total($order, 10);
echo json_encode($order), CURRENCY, "\n";
foreach (pages(2) as ['page' => $page, 'limit' => $limit]) {
    $instance->chain('v3/merchant/list')->get(['query' => ['offset' => ($page - 1) * $limit, 'limit' => $limit]]);
}
counted();
echo counted(), "\n";
$totals = [];
foreach ([['day' => 'mon', 'fen' => 5], ['day' => 'tue', 'fen' => 7], ['day' => 'mon', 'fen' => 1]] as $row) {
    $totals[$row['day']] = ($totals[$row['day']] ?? 0) + $row['fen'];
}
arsort($totals);
echo json_encode($totals), array_sum($totals), ' ', implode(',', array_keys($totals)), "\n";
usort($template['list'], fn ($x, $y) => $y <=> $x);
$big = array_filter([5, 20, 3, 8], fn ($n) => $n > 4);
echo json_encode($big), json_encode(array_values($big)), "\n";
$sum = 0;
$instance->v3->certificates->getAsync()->then(function ($response) use (&$sum) { $sum += $response->getStatusCode(); })->wait();
echo $sum, "\n";
