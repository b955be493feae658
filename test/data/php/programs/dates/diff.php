<?php

$from = new DateTimeImmutable('2024-01-31 08:30:00');
foreach (['2024-03-01 09:00:00', '2023-12-25 00:00:00', '2024-01-31 08:30:00', '2025-02-28 23:59:59'] as $text) {
    $diff = $from->diff(new DateTimeImmutable($text));
    echo $diff->format('%R %y-%m-%d %H:%I:%S %a'), ' ', $diff->days, ' ', $diff->invert, ' ', $diff->h, "\n";
}
