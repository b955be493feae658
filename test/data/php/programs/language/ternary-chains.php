<?php

foreach ([null, 0, 5, 'x'] as $value) {
    echo $value === null ? 'null' : ($value ? ($value === 5 ? 'five' : 'truthy') : 'falsy'), ' ';
}
