$instance->v3->brand->profitsharing->amounts->get([]);
