<?php

final class Point
{
    public function __construct(public readonly int $x = 0, public readonly ?string $label = null)
    {
    }

    public function right(int $by): self
    {
        return new self($this->x + $by, $this->label ?? 'moved');
    }
}

$point = (new Point(5))->right(2);
echo $point->x, $point->label, (new Point(label: 'l'))->label;
