<?php

class DueTasks
{
    private array $tasks = [];

    public function every(int $seconds, string $name): self
    {
        $this->tasks[$name] = ['every' => $seconds, 'last' => null];
        return $this;
    }

    public function due(int $now): array
    {
        $due = [];
        foreach ($this->tasks as $name => $task) {
            if ($task['last'] === null || $now - $task['last'] >= $task['every']) {
                $this->tasks[$name]['last'] = $now;
                $due[] = $name;
            }
        }
        return $due;
    }
}

$tasks = (new DueTasks())->every(10, 'bills')->every(25, 'certs');
foreach ([0, 5, 10, 20, 30] as $now) {
    echo $now, ':', implode('+', $tasks->due($now)), ' ';
}
