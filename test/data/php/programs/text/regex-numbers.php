<?php

$text = 'refund 1217752501201407033233368018 of 19.90 and 0.5 at 2024-01-02';
preg_match_all('/\d+\.\d+/', $text, $found);
echo implode(',', $found[0]), ' ', preg_match('/(?<year>\d{4})-(\d\d)-(\d\d)/', $text, $date), $date['year'], $date[2], ' ', preg_replace('/\d{20,}/', '***', $text);
