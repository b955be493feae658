<?php

interface Shape
{
}

class Square implements Shape
{
}

class Circle
{
}

foreach ([new Square(), new Circle(), 'text', null] as $value) {
    echo $value instanceof Shape ? 'shape' : 'other', $value instanceof Circle ? '!' : '', ' ';
}
