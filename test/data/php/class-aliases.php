<?php

class Names
{
    private array $names = [];

    /** @param string[] $more */
    public function __construct(private array $more)
    {
    }

    public function add(string $name): void
    {
        $this->names[] = $name;
    }

    public function all(): array
    {
        return $this->names;
    }

    public function more(): int
    {
        return count($this->more);
    }
}

$more = ['x'];
$names = new Names($more);
$more[] = 'y';
$names->add('a');
$before = $names->all();
$names->add('b');
$copy = $more;
$copy[] = 'z';
echo count($before), count($names->all()), $names->more(), count($more), count($copy), "\n";
$instance->v3->certificates->get();
