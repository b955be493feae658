<?php

function pages(int $count): \Generator
{
    for ($i = 0; $i < $count; $i++) {
        yield ['offset' => $i * 10];
    }
}

function totals(iterable $rows)
{
    foreach ($rows as $row) {
        if ($row['offset'] > 25) {
            return;
        }
        yield $row['offset'];
    }
}

foreach (pages(5) as $at => $page) {
    echo $at, ':', $page['offset'], ' ';
}
echo implode(',', iterator_to_array(totals(pages(9))));
