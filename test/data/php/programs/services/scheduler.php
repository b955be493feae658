<?php

class Scheduler
{
    private array $tasks = [];

    public function every(int $seconds, string $name): self
    {
        $this->tasks[$name] = ['every' => $seconds, 'last' => null];
        return $this;
    }

    public function due(int $now): iterable
    {
        foreach ($this->tasks as $name => &$task) {
            if ($task['last'] === null || $now - $task['last'] >= $task['every']) {
                $task['last'] = $now;
                yield $name;
            }
        }
    }
}

$scheduler = (new Scheduler())->every(10, 'bills')->every(25, 'certs');
foreach ([0, 5, 10, 20, 30] as $now) {
    echo $now, ':', implode('+', iterator_to_array($scheduler->due($now))), ' ';
}
