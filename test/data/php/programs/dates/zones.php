<?php

$utc = new DateTimeImmutable('2024-07-01 00:00:00', new DateTimeZone('UTC'));
$china = $utc->setTimezone(new DateTimeZone('Asia/Shanghai'));
echo $china->format('c'), ' ', $china->getTimezone()->getName(), ' ', $china->getOffset(), ' ', $utc == $china ? 'same' : 'other', ' ', (new DateTimeImmutable('@1700000000'))->format('H:i e');
