<?php

function isOpen(DateTimeInterface $time): bool
{
    $hour = (int) $time->format('G');
    return $time->format('N') < 6 && $hour >= 9 && $hour < 18;
}

foreach (['2024-01-05 08:59', '2024-01-05 09:00', '2024-01-06 12:00', '2024-01-08 17:59'] as $text) {
    echo isOpen(new DateTimeImmutable($text)) ? 'open ' : 'closed ';
}
