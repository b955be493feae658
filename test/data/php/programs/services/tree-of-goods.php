<?php

class Category
{
    private array $children = [];

    public function __construct(private string $name, private int $price = 0)
    {
    }

    public function add(Category $child): self
    {
        $this->children[] = $child;
        return $this;
    }

    public function total(): int
    {
        $sum = $this->price;
        foreach ($this->children as $child) {
            $sum += $child->total();
        }
        return $sum;
    }

    public function lines(int $depth = 0): string
    {
        $text = str_repeat('  ', $depth) . $this->name . "\n";
        foreach ($this->children as $child) {
            $text .= $child->lines($depth + 1);
        }
        return $text;
    }
}

$root = (new Category('all'))->add((new Category('tea', 5))->add(new Category('green', 2)))->add(new Category('cups', 9));
echo $root->lines(), $root->total();
