<?php

$created = new DateTimeImmutable('2024-02-28T23:00:00+08:00');
$expires = $created->add(new DateInterval('PT2H'));
$now = new DateTimeImmutable('2024-02-29T00:30:00+08:00');
echo $expires->format(DATE_ATOM), ' ', $now < $expires ? 'open' : 'over', ' ', $expires->getTimestamp() - $now->getTimestamp();
