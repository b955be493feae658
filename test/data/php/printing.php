<?php

// What a value of `echo` prints, sends or throws comes after the values before it.

function shout(string $text): string
{
    echo '<', $text, '>';

    return strtoupper($text);
}

function ratio(int $total, int $parts): int
{
    if ($parts === 0) {
        throw new RuntimeException('no parts');
    }

    return intdiv($total, $parts);
}

$names = ['a' => 'order', 'b' => 'refund'];

echo 'direct: ', shout('pay'), "\n";
echo 'by name: ', implode(',', array_map('shout', $names)), "\n";
echo 'by closure: ', count(array_filter($names, fn (string $name): bool => shout($name) === 'ORDER')), "\n";
echo 'reduced: ', array_reduce($names, fn (string $all, string $name): string => $all . shout($name), ''), "\n";
echo 'replaced: ', preg_replace_callback('/\d/', fn (array $found): string => shout($found[0]), 'n1m2'), "\n";
echo 'printed: ', print_r([1, 2], true), print_r('x'), "\n";
echo 'formatted: ', printf('%05.2f', 3.14159), "\n";
echo 'chosen: ', true ? shout('yes') : shout('no'), ' ', null ?? shout('default'), "\n";

foreach ([4, 0] as $parts) {
    try {
        echo 'share: ', ratio(100, $parts), "\n";
    } catch (RuntimeException $error) {
        echo $error->getMessage(), "\n";
    }
    try {
        echo 'rest: ', 100 % $parts, "\n";
    } catch (DivisionByZeroError $error) {
        echo $error->getMessage(), "\n";
    }
    try {
        echo 'state: ', match ($parts) {
            4 => 'paid',
        }, "\n";
    } catch (UnhandledMatchError $error) {
        echo $error->getMessage(), "\n";
    }
}
