<?php

$items = ['tea' => 5, 'cup' => 9];
if (count($items) > 1):
    foreach ($items as $name => $price):
        echo $name, $price, ' ';
    endforeach;
elseif (!$items):
    echo 'empty';
else:
    echo 'one';
endif;
for ($i = 0; $i < 2; $i++):
    echo $i;
endfor;
while ($i > 0):
    $i--;
endwhile;
echo $i;
